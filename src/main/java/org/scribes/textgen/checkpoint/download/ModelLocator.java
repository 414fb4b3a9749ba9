package org.scribes.textgen.checkpoint.download;

import java.nio.file.Path;
import java.util.Optional;
import org.scribes.textgen.checkpoint.CheckpointFolder;
import org.scribes.textgen.domain.GenerationException;

/**
 * Finds the checkpoint folder of a configured model: a configured folder, else the model's snapshot in the Hugging Face
 * cache, else a download into that cache if allowed. Never substitutes another model.
 */
public final class ModelLocator {
    private final HubCache cache;
    private final Optional<HubDownloader> downloader;

    /** A locator that never contacts a hub. */
    public ModelLocator(HubCache cache) {
        this.cache = cache;
        this.downloader = Optional.empty();
    }

    /**
     * A locator that downloads missing models.
     *
     * @param cache the cache that {@code downloader} fills
     */
    public ModelLocator(HubCache cache, HubDownloader downloader) {
        this.cache = cache;
        this.downloader = Optional.of(downloader);
    }

    /**
     * The folder with the model's files. May block for a download.
     *
     * @throws org.scribes.textgen.domain.ModelLoadException if a configured folder holds no checkpoint, or a file in the cache cannot be read
     * @throws GenerationException MODEL_UNAVAILABLE if the model is not available, with a remedy
     * @throws InterruptedException if the thread is interrupted during a download
     */
    public Path locate(ModelSource source, DownloadProgress progress) throws InterruptedException {
        if (source instanceof ModelSource.Folder folder) {
            return existing(folder.path());
        }
        return inCacheOrHub((ModelSource.Repository) source, progress);
    }

    private static Path existing(Path folder) {
        CheckpointFolder.require(folder);
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

    /** Uses a single exclude pattern: the syntax for several differs between versions of the tool. */
    private String command(ModelSource.Repository model) {
        return "hf download " + model.id()
                + (model.revision().equals(Revision.MAIN) ? "" : " --revision " + model.revision())
                // Subfolders hold the same weights in other formats
                + " --exclude \"*/*\""
                + (cache.isDefault() ? "" : " --cache-dir \"" + cache.folder() + '"');
    }
}
