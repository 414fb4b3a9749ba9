package org.scribes.textgen.checkpoint.download;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.scribes.textgen.domain.GenerationException;
import org.scribes.textgen.domain.ModelLoadException;

/**
 * Finds the checkpoint folder of a configured model: the folder itself; else the model's snapshot in the Hugging Face
 * cache, without asking anyone; else, if downloads are allowed, a download into that cache. Never another model.
 */
public final class ModelLocator {
    private final HubCache cache;
    private final Optional<HubDownloader> downloader;

    /** A locator that asks no hub. */
    public ModelLocator(HubCache cache) {
        this.cache = cache;
        this.downloader = Optional.empty();
    }

    /** A locator that downloads what is not in {@code cache}, the one that {@code downloader} fills. */
    public ModelLocator(HubCache cache, HubDownloader downloader) {
        this.cache = cache;
        this.downloader = Optional.of(downloader);
    }

    /**
     * The folder that holds the model's files. May take as long as a download does.
     *
     * @throws ModelLoadException when a configured folder is none, naming it; or a file in the cache is not readable
     * @throws GenerationException MODEL_UNAVAILABLE when the model is not to be had, with what to do about it
     * @throws InterruptedException when the thread is interrupted during a download
     */
    public Path locate(ModelSource source, DownloadProgress progress) throws InterruptedException {
        if (source instanceof ModelSource.Folder folder) {
            return existing(folder.path());
        }
        return inCacheOrHub((ModelSource.Repository) source, progress);
    }

    private static Path existing(Path folder) {
        if (!Files.exists(folder)) {
            throw new ModelLoadException(folder.toString(), "does not exist; it must be a checkpoint folder");
        }
        if (!Files.isDirectory(folder)) {
            throw new ModelLoadException(folder.toString(), "is not a folder; it must be a checkpoint folder");
        }
        return folder;
    }

    private Path inCacheOrHub(ModelSource.Repository model, DownloadProgress progress) throws InterruptedException {
        Optional<HubCache.Found> found = cache.find(model.id(), model.revision());
        if (found.isPresent() && found.get().complete()) {
            return found.get().snapshot();
        }
        if (downloader.isPresent()) {
            return downloader.get().download(model.id(), model.revision(), progress);
        }
        String problem = found.map(copy ->
                        " is not complete in " + cache.folder() + ": it lacks " + String.join(", ", copy.missing()))
                .orElse(" is not in " + cache.folder());
        throw HubErrors.unavailable(model.id() + ", revision " + model.revision() + "," + problem
                + ". Downloads are off. Run: " + command(model) + " or set textgen.local.download=true");
    }

    /** One pattern, and one to leave out: lists of them are written otherwise from one version of the tool to the next. */
    private String command(ModelSource.Repository model) {
        return "hf download " + model.id()
                + (model.revision().equals(Revision.MAIN) ? "" : " --revision " + model.revision())
                // Subfolders hold the same weights in other formats
                + " --exclude \"*/*\""
                + (cache.isDefault() ? "" : " --cache-dir \"" + cache.folder() + '"');
    }
}
