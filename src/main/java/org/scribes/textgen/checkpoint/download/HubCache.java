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
 * Hugging Face's cache, in the layout of huggingface_hub's {@code file_download.py}. It is shared in both directions
 * with {@code hf download}.
 */
public final class HubCache {
    private static final JsonMapper JSON = new JsonMapper();

    private final Path folder;
    private final boolean isDefault;

    /** @param folder the parent of {@code models--owner--name}; need not exist yet */
    public HubCache(Path folder) {
        this(folder, false);
    }

    private HubCache(Path folder, boolean isDefault) {
        this.folder = folder.toAbsolutePath().normalize();
        this.isDefault = isDefault;
    }

    /**
     * The cache that Hugging Face's tools use: {@code HF_HUB_CACHE}, else {@code HF_HOME/hub}, else
     * {@code ~/.cache/huggingface/hub}. Also honours {@code HUGGINGFACE_HUB_CACHE}, an old name of the first, and
     * {@code XDG_CACHE_HOME} in place of {@code ~/.cache}.
     *
     * @param variables looks up an environment variable; a blank value counts as absent
     * @param home the user's home folder
     */
    public static HubCache locate(Function<String, Optional<String>> variables, Path home) {
        Function<String, Optional<Path>> folders =
                name -> variables.apply(name).filter(value -> !value.isBlank()).map(value -> expand(value, home));
        Path defaultFolder = home.resolve(".cache/huggingface/hub");
        Path folder = folders.apply("HF_HUB_CACHE")
                .or(() -> folders.apply("HUGGINGFACE_HUB_CACHE"))
                .or(() -> folders.apply("HF_HOME").map(path -> path.resolve("hub")))
                .or(() -> folders.apply("XDG_CACHE_HOME").map(path -> path.resolve("huggingface/hub")))
                .orElse(defaultFolder);
        return new HubCache(folder, folder.equals(defaultFolder));
    }

    private static Path expand(String value, Path home) {
        return value.startsWith("~/") ? home.resolve(value.substring(2)) : Path.of(value);
    }

    public Path folder() {
        return folder;
    }

    /** Whether Hugging Face's tools use this folder by default. */
    boolean isDefault() {
        return isDefault;
    }

    /**
     * The folder with the last downloaded state of {@code revision}, if it is complete. Does not contact the hub.
     *
     * @throws org.scribes.textgen.domain.ModelLoadException if a ref or the shard index cannot be read
     */
    public Optional<Path> snapshot(RepositoryId repository, Revision revision) {
        return find(repository, revision).filter(Found::complete).map(Found::snapshot);
    }

    /** A snapshot, complete or not. */
    record Found(Path snapshot, List<String> missing) {
        boolean complete() {
            return missing.isEmpty();
        }
    }

    Optional<Found> find(RepositoryId repository, Revision revision) {
        RepositoryFolder files = repository(repository);
        return files.commit(revision)
                .filter(commit -> Files.isDirectory(files.snapshot(commit)))
                .map(commit -> new Found(files.snapshot(commit), missing(files, commit)));
    }

    /** The files of the checkpoint that the snapshot of {@code commit} lacks. */
    static List<String> missing(RepositoryFolder files, String commit) {
        return CheckpointFiles.missing(files.snapshot(commit), listed(files.tree(commit)));
    }

    RepositoryFolder repository(RepositoryId repository) {
        return new RepositoryFolder(
                folder.resolve(repository.folderName()),
                folder.resolve(".locks").resolve(repository.folderName()).resolve("download.lock"));
    }

    /** The file names in the list that {@code hf download} leaves; empty if there is none in a known format. */
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
