package org.scribes.textgen.backend.local;

import java.nio.file.Path;
import java.util.Optional;
import org.scribes.textgen.checkpoint.download.AccessToken;
import org.scribes.textgen.checkpoint.download.DownloadEndpoint;
import org.scribes.textgen.checkpoint.download.DownloadProgress;
import org.scribes.textgen.checkpoint.download.DownloadSettings;
import org.scribes.textgen.checkpoint.download.HubCache;
import org.scribes.textgen.checkpoint.download.HubDownloader;
import org.scribes.textgen.checkpoint.download.ModelLocator;
import org.scribes.textgen.checkpoint.download.ModelSource;
import org.scribes.textgen.checkpoint.download.RepositoryId;
import org.scribes.textgen.checkpoint.download.Revision;
import org.scribes.textgen.config.HuggingFaceConfig;
import org.scribes.textgen.domain.ErrorCode;
import org.scribes.textgen.domain.GenerationException;

/** Finds the folder of the configured model. Falls back to the embedded model only if no model is configured. */
final class ModelFinder {
    private final HuggingFaceConfig config;
    private final boolean download;
    private final Path dataDirectory;

    ModelFinder(HuggingFaceConfig config, boolean download, Path dataDirectory) {
        this.config = config;
        this.download = download;
        this.dataDirectory = dataDirectory;
    }

    /** The model's name in answers. */
    String name() {
        return config.modelPath()
                .map(path -> String.valueOf(path.toAbsolutePath().normalize().getFileName()))
                .or(config::generationModel)
                .orElse(EmbeddedModel.NAME);
    }

    /** Whether no model is configured. */
    boolean isEmbedded() {
        return config.modelPath().isEmpty() && config.generationModel().isEmpty();
    }

    /**
     * Finds the folder. Downloads the model if necessary and allowed.
     *
     * @throws org.scribes.textgen.domain.ModelLoadException if the configured folder does not exist
     * @throws GenerationException MODEL_UNAVAILABLE, with a remedy
     */
    Path find(DownloadProgress progress) {
        Optional<ModelSource> source = source();
        if (source.isEmpty()) {
            return EmbeddedModel.install(dataDirectory);
        }
        try {
            return locator().locate(source.get(), progress);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new GenerationException(
                    ErrorCode.MODEL_UNAVAILABLE, "the download was interrupted; the next start resumes it", e);
        }
    }

    private Optional<ModelSource> source() {
        return config.modelPath()
                .<ModelSource>map(ModelSource.Folder::new)
                .or(() -> config.generationModel()
                        .map(name -> new ModelSource.Repository(repository(name), Revision.MAIN)));
    }

    /** The name may be one that only a server behind an API knows, such as org/name:provider. */
    private static RepositoryId repository(String name) {
        try {
            return new RepositoryId(name);
        } catch (IllegalArgumentException e) {
            throw new GenerationException(
                    ErrorCode.MODEL_UNAVAILABLE,
                    "HF_GENERATION_MODEL is " + name + ", but for a local model it " + e.getMessage(),
                    e);
        }
    }

    private ModelLocator locator() {
        HubCache cache = new HubCache(config.hubCache());
        if (!download) {
            return new ModelLocator(cache);
        }
        DownloadEndpoint endpoint =
                new DownloadEndpoint(config.endpoint(), config.hubKey().map(key -> new AccessToken(key.reveal())));
        return new ModelLocator(cache, new HubDownloader(cache, endpoint, DownloadSettings.DEFAULTS));
    }
}
