package org.scribes.textgen.checkpoint.download;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scribes.textgen.domain.ErrorCode;
import org.scribes.textgen.domain.GenerationException;
import org.scribes.textgen.domain.ModelLoadException;

class ModelLocatorTest {
    private static final ModelSource MODEL = new ModelSource.Repository(TestingHub.REPOSITORY, Revision.MAIN);
    private static final DownloadProgress QUIET = (done, total, file) -> {};

    @TempDir
    private Path folder;

    private TestingHub hub = TestingHub.withModel(Download.bytes(100));

    @AfterEach
    void close() {
        hub.close();
    }

    @Test
    void configuredFolder_isUsed() throws Exception {
        Files.createFile(folder.resolve("config.json"));
        Files.createFile(folder.resolve("model.safetensors"));
        ModelLocator locator = new ModelLocator(new HubCache(folder.resolve("cache")));

        assertThat(locator.locate(new ModelSource.Folder(folder), QUIET)).isEqualTo(folder);
    }

    @Test
    void invalidConfiguredFolder_isNamed() throws Exception {
        ModelLocator locator = new ModelLocator(new HubCache(folder));
        Path absent = folder.resolve("absent");
        Path file = Files.createFile(folder.resolve("file"));

        assertThatThrownBy(() -> locator.locate(new ModelSource.Folder(absent), QUIET))
                .isInstanceOf(ModelLoadException.class)
                .hasMessage(absent + ": does not exist; HF_MODEL_PATH must name a checkpoint's folder: config.json,"
                        + " tokenizer.json and *.safetensors");
        assertThatThrownBy(() -> locator.locate(new ModelSource.Folder(file), QUIET))
                .isInstanceOf(ModelLoadException.class)
                .hasMessage(
                        file + ": is a file, not a folder; HF_MODEL_PATH must name a checkpoint's folder: config.json,"
                                + " tokenizer.json and *.safetensors");
    }

    @Test
    void cachedModel_isUsedWithoutTheHub() throws Exception {
        Download download = new Download(hub, folder);
        Path snapshot = download.run();
        hub.commit(TestingHub.SECOND_COMMIT).small("config.json", "{\"new\":true}");
        hub.seen.clear();

        Path found = new ModelLocator(download.hubCache(), download.downloader()).locate(MODEL, QUIET);

        assertThat(found).isEqualTo(snapshot);
        assertThat(hub.seen).isEmpty();
    }

    @Test
    void uncachedModel_isDownloaded() throws Exception {
        Download download = new Download(hub, folder);

        Path found = new ModelLocator(download.hubCache(), download.downloader()).locate(MODEL, QUIET);

        assertThat(found.resolve("model.safetensors")).exists();
    }

    @Test
    void incompleteModel_isCompleted() throws Exception {
        Download download = new Download(hub, folder);
        Path snapshot = download.run();
        Files.delete(snapshot.resolve("tokenizer.json"));
        hub.seen.clear();

        Path found = new ModelLocator(download.hubCache(), download.downloader()).locate(MODEL, QUIET);

        assertThat(found).isEqualTo(snapshot);
        assertThat(found.resolve("tokenizer.json")).exists();
        assertThat(hub.requestedFiles()).containsExactly(TestingHub.LISTING);
    }

    @Test
    void withoutDownloads_messageGivesTheCommand() {
        HubCache cache = HubCache.locate(name -> Optional.empty(), folder);

        GenerationException failure = failure(cache, MODEL);

        assertThat(failure.code()).isEqualTo(ErrorCode.MODEL_UNAVAILABLE);
        assertThat(failure)
                .hasMessage("owner/name, revision main, is not in " + cache.folder()
                        + ". Downloads are off. Run: hf download owner/name --exclude \"*/*\""
                        + " or set textgen.local.download=true");
    }

    @Test
    void withoutDownloads_commandNamesOtherRevisionAndCache() {
        ModelSource model = new ModelSource.Repository(TestingHub.REPOSITORY, new Revision("v1.0"));

        assertThat(failure(new HubCache(folder), model))
                .hasMessageContaining(
                        "hf download owner/name --revision v1.0 --exclude \"*/*\" --cache-dir \"" + folder + "\" or");
    }

    @Test
    void withoutDownloads_incompleteModelNamesMissingFiles() throws Exception {
        Download download = new Download(hub, folder);
        Files.delete(download.run().resolve("tokenizer.json"));

        assertThat(failure(download.hubCache(), MODEL))
                .hasMessageContaining("is not complete in " + folder + ": it lacks tokenizer.json");
    }

    private static GenerationException failure(HubCache cache, ModelSource model) {
        return catchThrowableOfType(GenerationException.class, () -> new ModelLocator(cache).locate(model, QUIET));
    }
}
