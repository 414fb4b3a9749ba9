package org.scribes.textgen.checkpoint.download;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The cache that Hugging Face's own tools fill, in their layout (huggingface_hub's {@code file_download.py}): what
 * {@code hf download} fetched is found here, and what this service downloads is found by them.
 */
public final class HubCache {
    private static final JsonMapper JSON = new JsonMapper();

    private final Path folder;
    private final boolean isDefault;

    /** @param folder the one that holds {@code models--owner--name}; need not exist yet */
    public HubCache(Path folder) {
        this(folder, false);
    }

    private HubCache(Path folder, boolean usual) {
        this.folder = folder.toAbsolutePath().normalize();
        this.isDefault = usual;
    }

    /**
     * The cache that Hugging Face's tools would use: {@code HF_HUB_CACHE}, else {@code HF_HOME/hub}, else
     * {@code ~/.cache/huggingface/hub}. As they do, it heeds {@code HUGGINGFACE_HUB_CACHE} (the first one's old name)
     * and {@code XDG_CACHE_HOME} (in place of {@code ~/.cache}).
     *
     * @param variables gives a variable's value; a blank one counts as absent
     * @param home the user's home folder
     */
    public static HubCache locate(Function<String, Optional<String>> variables, Path home) {
        Function<String, Optional<Path>> folders =
                name -> variables.apply(name).filter(value -> !value.isBlank()).map(value -> expand(value, home));
        Path usual = home.resolve(".cache/huggingface/hub");
        Path folder = folders.apply("HF_HUB_CACHE")
                .or(() -> folders.apply("HUGGINGFACE_HUB_CACHE"))
                .or(() -> folders.apply("HF_HOME").map(path -> path.resolve("hub")))
                .or(() -> folders.apply("XDG_CACHE_HOME").map(path -> path.resolve("huggingface/hub")))
                .orElse(usual);
        return new HubCache(folder, folder.equals(usual));
    }

    private static Path expand(String value, Path home) {
        return value.startsWith("~/") ? home.resolve(value.substring(2)) : Path.of(value);
    }

    public Path folder() {
        return folder;
    }

    /** Whether Hugging Face's tools use this folder without being told to. */
    boolean isDefault() {
        return isDefault;
    }

    /**
     * The folder that holds the files of {@code repository} as {@code revision} was when it was last downloaded, if
     * all that the service needs of them is there. Asks no hub.
     *
     * @throws org.scribes.textgen.domain.ModelLoadException when a file that tells what belongs to it is not readable
     */
    public Optional<Path> snapshot(RepositoryId repository, Revision revision) {
        return find(repository, revision).filter(Found::complete).map(Found::snapshot);
    }

    /** A snapshot, whole or not. */
    record Found(Path snapshot, List<String> missing) {
        boolean complete() {
            return missing.isEmpty();
        }
    }

    Optional<Found> find(RepositoryId repository, Revision revision) {
        RepositoryFolder files = repository(repository);
        return files.commit(revision)
                .filter(commit -> Files.isDirectory(files.snapshot(commit)))
                .map(commit -> new Found(
                        files.snapshot(commit),
                        CheckpointFiles.missing(files.snapshot(commit), listed(files.tree(commit)))));
    }

    RepositoryFolder repository(RepositoryId repository) {
        return new RepositoryFolder(
                folder.resolve(repository.folderName()),
                folder.resolve(".locks").resolve(repository.folderName()).resolve("download.lock"));
    }

    /** Names in a list that {@code hf download} left; none when it left none, or one of another make. */
    private static List<String> listed(Path tree) {
        List<String> names = new ArrayList<>();
        if (Files.isRegularFile(tree)) {
            try {
                JSON.readTree(Files.readAllBytes(tree))
                        .path("files")
                        .fieldNames()
                        .forEachRemaining(names::add);
            } catch (IOException e) {
                return List.of();
            }
        }
        return names;
    }
}
