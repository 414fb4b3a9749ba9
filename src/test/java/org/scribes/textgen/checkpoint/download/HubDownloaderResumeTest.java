package org.scribes.textgen.checkpoint.download;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.scribes.textgen.domain.ErrorCode;
import org.scribes.textgen.domain.GenerationException;

/** Tests interrupted and invalid transfers. */
@Timeout(30)
class HubDownloaderResumeTest {
    private static final String WEIGHTS = "model.safetensors";
    private static final byte[] CONTENT = Download.bytes(300_000);

    @TempDir
    private Path cache;

    private TestingHub hub = TestingHub.withModel(CONTENT);

    @AfterEach
    void close() {
        hub.close();
    }

    @Test
    void brokenTransfer_resumes() throws Exception {
        hub.next(WEIGHTS, Answers.cutAfter(200_000));
        Download download = new Download(hub, cache);

        Path snapshot = download.run();

        assertThat(snapshot.resolve(WEIGHTS)).hasBinaryContent(CONTENT);
        List<TestingHub.Seen> requests = hub.seen(WEIGHTS);
        assertThat(requests).hasSize(2);
        assertThat(requests.get(0).range()).isEmpty();
        // Bytes in transit may be sent again, but not the whole file
        assertThat(requests.get(1).range())
                .hasValueSatisfying(range -> assertThat(range).matches("bytes=[1-9]\\d*-"));
        assertThat(download.sleeps).containsExactly(Duration.ofSeconds(1));
        assertThat(download.partial(WEIGHTS)).doesNotExist();
    }

    @Test
    void hubThatAlwaysBreaks_failsAndResumesLater() throws Exception {
        hub.next(WEIGHTS, Answers.cutAfter(50_000));
        for (int i = 0; i < 5; i++) {
            hub.next(WEIGHTS, Answers.cutAfter(10_000));
        }
        Download download = new Download(hub, cache);

        GenerationException failure = download.failure();

        assertThat(failure.code()).isEqualTo(ErrorCode.MODEL_UNAVAILABLE);
        assertThat(failure)
                .hasMessageContaining("owner/name, file model.safetensors")
                .hasMessageContaining("resumes the download");
        assertThat(download.sleeps)
                .containsExactly(
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(2),
                        Duration.ofSeconds(4),
                        Duration.ofSeconds(8),
                        Duration.ofSeconds(16));
        assertThat(download.repository().resolve("refs")).doesNotExist();
        assertThat(download.hubCache().snapshot(TestingHub.REPOSITORY, Revision.MAIN))
                .isEmpty();
        long kept = Files.size(download.partial(WEIGHTS));
        assertThat(kept).isPositive();

        hub.seen.clear();
        assertThat(download.run().resolve(WEIGHTS)).hasBinaryContent(CONTENT);
        assertThat(hub.seen(WEIGHTS))
                .extracting(TestingHub.Seen::range)
                .containsExactly(Optional.of("bytes=" + kept + "-"));
    }

    @Test
    void partialDownload_isResumedAndCounted() throws Exception {
        Download download = new Download(hub, cache);
        download.keepPartial(WEIGHTS, Arrays.copyOf(CONTENT, 123_456));
        AtomicReference<Long> first = new AtomicReference<>();

        Path snapshot = download.run((done, total, file) -> first.compareAndSet(null, done));

        assertThat(snapshot.resolve(WEIGHTS)).hasBinaryContent(CONTENT);
        assertThat(hub.seen(WEIGHTS)).extracting(TestingHub.Seen::range).containsExactly(Optional.of("bytes=123456-"));
        assertThat(first).hasValue(123_456L);
    }

    @Test
    void completePartialFile_isNotRequestedAgain() throws Exception {
        Download download = new Download(hub, cache);
        download.keepPartial(WEIGHTS, CONTENT);

        assertThat(download.run().resolve(WEIGHTS)).hasBinaryContent(CONTENT);
        assertThat(hub.seen(WEIGHTS)).isEmpty();
    }

    @Test
    void wrongPartialFile_isFetchedAgain() throws Exception {
        Download download = new Download(hub, cache);
        download.keepPartial(WEIGHTS, Download.bytes(1000));

        assertThat(download.run().resolve(WEIGHTS)).hasBinaryContent(CONTENT);
        assertThat(hub.seen(WEIGHTS))
                .extracting(TestingHub.Seen::range)
                .containsExactly(Optional.of("bytes=1000-"), Optional.empty());
    }

    @Test
    void tooLongPartialFile_isFetchedAgain() throws Exception {
        Download download = new Download(hub, cache);
        download.keepPartial(WEIGHTS, new byte[CONTENT.length + 1]);

        assertThat(download.run().resolve(WEIGHTS)).hasBinaryContent(CONTENT);
    }

    @Test
    void serverWithoutRanges_isReadFromTheStart() throws Exception {
        hub.next(WEIGHTS, Answers.WHOLE);
        Download download = new Download(hub, cache);
        download.keepPartial(WEIGHTS, Arrays.copyOf(CONTENT, 1000));

        assertThat(download.run().resolve(WEIGHTS)).hasBinaryContent(CONTENT);
        assertThat(hub.seen(WEIGHTS)).hasSize(1);
    }

    @Test
    void wrongRange_requestsTheWholeFile() throws Exception {
        hub.next(WEIGHTS, (exchange, content) -> {
            exchange.getResponseHeaders().set("Content-Range", "bytes 500-299999/300000");
            exchange.sendResponseHeaders(206, content.length - 500);
            exchange.getResponseBody().write(content, 500, content.length - 500);
        });
        Download download = new Download(hub, cache);
        download.keepPartial(WEIGHTS, Arrays.copyOf(CONTENT, 1000));

        assertThat(download.run().resolve(WEIGHTS)).hasBinaryContent(CONTENT);
        assertThat(hub.seen(WEIGHTS))
                .extracting(TestingHub.Seen::range)
                .containsExactly(Optional.of("bytes=1000-"), Optional.empty());
    }

    @Test
    void rangeNotSatisfiable_requestsTheWholeFile() throws Exception {
        hub.next(WEIGHTS, Answers.status(416, "Content-Range", "bytes */300000"));
        Download download = new Download(hub, cache);
        download.keepPartial(WEIGHTS, Arrays.copyOf(CONTENT, 1000));

        assertThat(download.run().resolve(WEIGHTS)).hasBinaryContent(CONTENT);
        assertThat(hub.seen(WEIGHTS)).extracting(TestingHub.Seen::range).endsWith(Optional.<String>empty());
    }

    @Test
    void wrongChecksumOnce_isFetchedAgain() throws Exception {
        hub.next(WEIGHTS, Answers.CORRUPT);

        assertThat(new Download(hub, cache).run().resolve(WEIGHTS)).hasBinaryContent(CONTENT);
        assertThat(hub.seen(WEIGHTS)).hasSize(2);
    }

    @Test
    void wrongChecksumTwice_failsAndKeepsNothing() {
        hub.next(WEIGHTS, Answers.CORRUPT, Answers.CORRUPT);
        Download download = new Download(hub, cache);

        assertThat(download.failure())
                .hasMessageContaining("file model.safetensors")
                .hasMessageContaining("checksum");
        assertThat(download.partial(WEIGHTS)).doesNotExist();
        assertThat(download.blob(WEIGHTS)).doesNotExist();
        assertThat(download.hubCache().snapshot(TestingHub.REPOSITORY, Revision.MAIN))
                .isEmpty();
    }

    @Test
    void wrongChecksumOfASmallFile_failsByName() {
        hub.next("config.json", Answers.CORRUPT, Answers.CORRUPT);

        assertThat(new Download(hub, cache).failure()).hasMessageContaining("file config.json");
    }

    @Test
    void wrongSize_failsWithFileAndSizes() {
        hub.next(WEIGHTS, Answers.truncatedTo(299_999), Answers.truncatedTo(300_001));

        assertThat(new Download(hub, cache).failure())
                .hasMessageContaining("file model.safetensors")
                .hasMessageContaining("300,001 bytes")
                .hasMessageContaining("instead of 300000");
    }

    @Test
    void endlessBody_isNotWrittenBeyondTheAnnouncedSize() throws Exception {
        TestingHub.Answer endless = (exchange, content) -> {
            exchange.sendResponseHeaders(200, 0); // chunked, without a length
            for (int i = 0; i < 100; i++) {
                exchange.getResponseBody().write(content);
            }
        };
        hub.next(WEIGHTS, endless, endless);
        TestingDisk disk = new TestingDisk().room(2 * 310_000);

        assertThat(new Download(hub, cache).disk(disk).failure()).hasMessageContaining("more than 300,000 bytes");
    }

    @Test
    void silentServer_timesOutAndIsRetried() throws Exception {
        CountDownLatch over = new CountDownLatch(1);
        hub.next(WEIGHTS, (exchange, content) -> {
            Answers.cutAfter(1000).answer(exchange, content);
            awaitQuietly(over);
        });
        Download download = new Download(hub, cache).settings(4, Duration.ofMillis(300));

        assertThat(download.run().resolve(WEIGHTS)).hasBinaryContent(CONTENT);
        over.countDown();
        assertThat(hub.seen(WEIGHTS)).extracting(TestingHub.Seen::range).contains(Optional.of("bytes=1000-"));
    }

    @Test
    void interrupt_endsTheDownloadAndKeepsReceivedBytes() throws Exception {
        CountDownLatch over = new CountDownLatch(1);
        CountDownLatch arrived = new CountDownLatch(1);
        hub.next(WEIGHTS, (exchange, content) -> {
            Answers.cutAfter(1000).answer(exchange, content);
            awaitQuietly(over);
        });
        Download download = new Download(hub, cache);
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        Thread loader = new Thread(() -> {
            try {
                download.run((done, total, file) -> {
                    if (file.equals(WEIGHTS)) {
                        arrived.countDown();
                    }
                });
            } catch (Throwable e) {
                thrown.set(e);
            }
        });
        loader.start();
        assertThat(arrived.await(10, TimeUnit.SECONDS)).isTrue();

        loader.interrupt();
        loader.join(5_000);

        assertThat(loader.isAlive()).isFalse();
        assertThat(thrown.get()).isInstanceOf(InterruptedException.class);
        assertThat(Files.size(download.partial(WEIGHTS))).isEqualTo(1000);
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            if (thread.getName().startsWith("model-download-")) {
                thread.join(1_000); // its work is done, but it may still be ending
                assertThat(thread.isAlive()).as(thread.getName()).isFalse();
            }
        }
        over.countDown();
        hub.seen.clear();
        assertThat(download.run().resolve(WEIGHTS)).hasBinaryContent(CONTENT);
        assertThat(hub.seen(WEIGHTS)).extracting(TestingHub.Seen::range).containsExactly(Optional.of("bytes=1000-"));
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            boolean unused = latch.await(20, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
