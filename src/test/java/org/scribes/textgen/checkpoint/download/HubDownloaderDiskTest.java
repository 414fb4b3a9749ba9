package org.scribes.textgen.checkpoint.download;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.scribes.textgen.domain.ErrorCode;
import org.scribes.textgen.domain.GenerationException;

/** Tests downloads to a disk that is full or has no links. */
class HubDownloaderDiskTest {
    private static final String WEIGHTS = "model.safetensors";
    private static final byte[] CONTENT = Download.bytes(200_000);

    @TempDir
    private Path cache;

    private TestingHub hub = TestingHub.withModel(CONTENT);

    @AfterEach
    void close() {
        hub.close();
    }

    @Test
    void tooLittleSpace_failsBeforeTheDownload() {
        Download download = new Download(hub, cache).disk(new TestingDisk().usable(200_000));

        GenerationException failure = download.failure();

        assertThat(failure.code()).isEqualTo(ErrorCode.MODEL_UNAVAILABLE);
        assertThat(failure)
                .hasMessageContaining("not enough space in " + cache)
                .hasMessageContaining("needs 200,031 bytes")
                .hasMessageContaining("200,000 bytes (0.00 GB) are available");
        assertThat(hub.requestedFiles()).containsExactly(TestingHub.LISTING);
    }

    @Test
    void spaceForMissingBytes_suffices() throws Exception {
        Download download = new Download(hub, cache).disk(new TestingDisk().usable(50_031));
        download.keepPartial(WEIGHTS, Arrays.copyOf(CONTENT, 150_000));

        assertThat(download.run().resolve(WEIGHTS)).hasBinaryContent(CONTENT);
    }

    @ParameterizedTest
    @ValueSource(longs = {Long.MAX_VALUE, 1_000_000_000, 250_000})
    void fullDisk_isNamedAndReceivedBytesAreKept(long usable) throws Exception {
        Download download =
                new Download(hub, cache).disk(new TestingDisk().usable(usable).room(150_000));

        assertThat(download.failure())
                .hasMessageContaining("not enough space in " + cache)
                .hasMessageContaining("what was received is kept");
        assertThat(Files.size(download.partial(WEIGHTS))).isBetween(100_000L, 150_000L);
        assertThat(download.hubCache().snapshot(TestingHub.REPOSITORY, Revision.MAIN))
                .isEmpty();
        assertThat(new Download(hub, cache).run().resolve(WEIGHTS)).hasBinaryContent(CONTENT);
    }

    @Test
    void unwritableFolder_isNamed() throws Exception {
        Path file = Files.createFile(cache.resolve("file"));

        assertThat(new Download(hub, file).failure()).hasMessageContaining("cannot write the download: " + file);
    }

    @Test
    void withoutSymbolicLinks_filesAreHardLinked() throws Exception {
        Download download = new Download(hub, cache).disk(new TestingDisk().withoutSymbolicLinks());

        Path weights = download.run().resolve(WEIGHTS);

        assertThat(Files.isSymbolicLink(weights)).isFalse();
        assertThat(weights).hasBinaryContent(CONTENT);
        assertThat(Files.isSameFile(weights, download.blob(WEIGHTS))).isTrue();
        assertComplete(download);
    }

    @Test
    void withoutAnyLinks_filesAreCopied() throws Exception {
        Download download = new Download(hub, cache)
                .disk(new TestingDisk().withoutSymbolicLinks().withoutHardLinks());

        Path weights = download.run().resolve(WEIGHTS);

        assertThat(Files.isSymbolicLink(weights)).isFalse();
        assertThat(weights).hasBinaryContent(CONTENT);
        assertThat(Files.isSameFile(weights, download.blob(WEIGHTS))).isFalse();
        assertComplete(download);
    }

    @Test
    void windowsCacheWithoutBlobs_isNotFetchedAgain() throws Exception {
        Download download = new Download(hub, cache);
        Path snapshot = Files.createDirectories(download.repository().resolve("snapshots/" + TestingHub.FIRST_COMMIT));
        Files.write(snapshot.resolve(WEIGHTS), CONTENT);

        download.run();

        assertThat(hub.seen(WEIGHTS)).isEmpty();
        assertComplete(download);
    }

    private static void assertComplete(Download download) {
        assertThat(download.hubCache().snapshot(TestingHub.REPOSITORY, Revision.MAIN))
                .isPresent();
    }
}
