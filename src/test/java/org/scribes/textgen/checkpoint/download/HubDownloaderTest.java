package org.scribes.textgen.checkpoint.download;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests the result of downloads. */
class HubDownloaderTest {
    private static final int SIZE = 100_000;

    @TempDir
    private Path cache;

    private TestingHub hub = TestingHub.withModel(Download.bytes(SIZE));

    @AfterEach
    void close() {
        hub.close();
    }

    @Test
    void model_hasHuggingFacesLayout() throws Exception {
        Download download = new Download(hub, cache);

        Path snapshot = download.run();

        Path repository = cache.resolve("models--owner--name");
        assertThat(snapshot).isEqualTo(repository.resolve("snapshots/" + TestingHub.FIRST_COMMIT));
        assertThat(repository.resolve("refs/main")).hasContent(TestingHub.FIRST_COMMIT);
        assertThat(names(snapshot))
                .containsExactlyInAnyOrder(
                        "config.json", "tokenizer.json", "tokenizer_config.json", "model.safetensors");
        for (String name : names(snapshot)) {
            String checksum = hub.content(name).checksum();
            assertThat(Files.readSymbolicLink(snapshot.resolve(name))).isEqualTo(Path.of("../../blobs", checksum));
            assertThat(snapshot.resolve(name))
                    .hasBinaryContent(hub.content(name).bytes());
        }
        assertThat(names(repository.resolve("blobs"))).hasSize(4);
        assertThat(hub.seen)
                .extracting(TestingHub.Seen::path)
                .contains(
                        "/api/models/owner/name/revision/main?blobs=true",
                        "/owner/name/resolve/" + TestingHub.FIRST_COMMIT + "/model.safetensors");
    }

    @Test
    void shardedModel_downloadsOnlyIndexedShards() throws Exception {
        shard(4);
        hub.large("model-00001-of-00099.safetensors", Download.bytes(50));

        Path snapshot = new Download(hub, cache).run();

        assertThat(names(snapshot))
                .containsExactlyInAnyOrder(
                        "config.json",
                        "tokenizer.json",
                        "tokenizer_config.json",
                        "model.safetensors.index.json",
                        "model-1.safetensors",
                        "model-2.safetensors",
                        "model-3.safetensors",
                        "model-4.safetensors");
        assertThat(hub.seen("model.safetensors.index.json")).hasSize(1);
    }

    @Test
    void shards_areFetchedConcurrently() throws Exception {
        shard(4);
        // Each request waits for the three others
        CyclicBarrier together = new CyclicBarrier(4);
        for (int i = 1; i <= 4; i++) {
            hub.next("model-" + i + ".safetensors", (exchange, content) -> {
                await(together);
                Answers.PROPER.answer(exchange, content);
            });
        }

        assertThat(names(new Download(hub, cache).run())).contains("model-4.safetensors");
        assertThat(together.isBroken()).isFalse();
    }

    @Test
    void concurrentFetches_stayWithinTheLimit() throws Exception {
        shard(6);
        AtomicInteger open = new AtomicInteger();
        CountDownLatch third = new CountDownLatch(1);
        for (int i = 1; i <= 6; i++) {
            hub.next("model-" + i + ".safetensors", (exchange, content) -> {
                if (open.incrementAndGet() > 2) {
                    third.countDown();
                }
                boolean unused = await(third);
                open.decrementAndGet();
                Answers.PROPER.answer(exchange, content);
            });
        }

        new Download(hub, cache).settings(2, Duration.ofSeconds(20)).run();

        assertThat(third.getCount()).isEqualTo(1);
    }

    @Test
    void equalContents_areFetchedOnce() throws Exception {
        hub.small("special_tokens_map.json", "{}");

        Path snapshot = new Download(hub, cache).run();

        assertThat(snapshot.resolve("tokenizer.json")).hasContent("{}");
        assertThat(snapshot.resolve("special_tokens_map.json")).hasContent("{}");
        assertThat(hub.requestedFiles())
                .filteredOn(List.of("tokenizer.json", "special_tokens_map.json")::contains)
                .hasSize(1);
    }

    /** The loader must see the adapter to refuse it. */
    @Test
    void adapter_isDownloaded() throws Exception {
        hub.small("adapter_config.json", "{}");

        assertThat(new Download(hub, cache).run().resolve("adapter_config.json"))
                .hasContent("{}");
    }

    @Test
    void emptyFile_isDownloaded() throws Exception {
        hub.small("chat_template.jinja", "");

        assertThat(new Download(hub, cache).run().resolve("chat_template.jinja"))
                .isEmptyFile();
    }

    @Test
    void refMovedDuringTheDownload_doesNotMixVersions() throws Exception {
        hub.next(TestingHub.LISTING, (exchange, content) -> {
            hub.commit(TestingHub.SECOND_COMMIT).small("config.json", "{\"new\":true}");
            Answers.PROPER.answer(exchange, content);
        });

        Path snapshot = new Download(hub, cache).run();

        assertThat(snapshot).hasFileName(TestingHub.FIRST_COMMIT);
        assertThat(snapshot.resolve("config.json")).hasContent("{\"model_type\":\"llama\"}");
        assertThat(snapshot.resolve("../../refs/main")).hasContent(TestingHub.FIRST_COMMIT);
    }

    @Test
    void refMovedSinceTheLastDownload_fetchesOnlyNewFiles() throws Exception {
        Download download = new Download(hub, cache);
        Path first = download.run();
        hub.commit(TestingHub.SECOND_COMMIT).small("config.json", "{\"new\":true}");
        hub.seen.clear();

        Path second = download.run();

        assertThat(hub.requestedFiles()).containsExactly(TestingHub.LISTING, "config.json");
        assertThat(second).hasFileName(TestingHub.SECOND_COMMIT);
        assertThat(second.resolve("config.json")).hasContent("{\"new\":true}");
        assertThat(second.resolve("model.safetensors"))
                .hasBinaryContent(hub.content("model.safetensors").bytes());
        assertThat(download.repository().resolve("refs/main")).hasContent(TestingHub.SECOND_COMMIT);
        assertThat(first.resolve("config.json")).hasContent("{\"model_type\":\"llama\"}");
    }

    @Test
    void commitRevision_writesNoRef() throws Exception {
        Download download = new Download(hub, cache);
        Revision commit = new Revision(TestingHub.FIRST_COMMIT);

        Path snapshot = download.downloader().download(TestingHub.REPOSITORY, commit, (done, total, file) -> {});

        assertThat(download.hubCache().snapshot(TestingHub.REPOSITORY, commit)).contains(snapshot);
        assertThat(download.repository().resolve("refs")).doesNotExist();
    }

    @Test
    void progress_isReportedFromStartToEnd() throws Exception {
        record Told(long done, long total) {}
        List<Told> told = new ArrayList<>();

        new Download(hub, cache).run((done, total, file) -> told.add(new Told(done, total)));

        long total = Stream.of("config.json", "tokenizer.json", "tokenizer_config.json", "model.safetensors")
                .mapToLong(name -> hub.content(name).bytes().length)
                .sum();
        assertThat(told).first().isEqualTo(new Told(0, total));
        assertThat(told).last().isEqualTo(new Told(total, total));
        assertThat(told).extracting(Told::done).isSorted().hasSizeGreaterThan(3);
    }

    private void shard(int count) {
        hub.without("model.safetensors");
        StringBuilder map = new StringBuilder();
        for (int i = 1; i <= count; i++) {
            String name = "model-" + i + ".safetensors";
            hub.large(name, Download.bytes(1000 + i));
            map.append(i == 1 ? "" : ",")
                    .append("\"tensor")
                    .append(i)
                    .append("\":\"")
                    .append(name)
                    .append('"');
        }
        hub.small("model.safetensors.index.json", "{\"metadata\":{},\"weight_map\":{" + map + "}}");
    }

    private static void await(CyclicBarrier barrier) throws IOException {
        try {
            barrier.await(10, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IOException(e);
        }
    }

    /** Waits a while for a third request. */
    private static boolean await(CountDownLatch third) throws IOException {
        try {
            return third.await(50, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
