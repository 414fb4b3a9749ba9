package org.scribes.textgen.checkpoint.download;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class DownloadLockTest {
    @TempDir
    private Path folder;

    /** A child process that holds the lock until its input ends. */
    static final class Holder {
        private Holder() {}

        @SuppressWarnings("try")
        public static void main(String[] args) throws IOException, InterruptedException {
            try (DownloadLock lock = DownloadLock.acquire(Path.of(args[0]), duration -> {})) {
                System.out.write('!');
                System.out.flush();
                int unused = System.in.read();
            }
        }
    }

    @Test
    void lockOfAnotherProcess_isAwaited() throws Exception {
        Path file = folder.resolve("model/download.lock");
        Process holder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Holder.class.getName(),
                        file.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        assertThat(holder.getInputStream().read()).isEqualTo('!');
        AtomicInteger waits = new AtomicInteger();

        try (DownloadLock lock = DownloadLock.acquire(file, duration -> {
            assertThat(duration).isEqualTo(Duration.ofMillis(200));
            if (waits.incrementAndGet() == 2) {
                holder.destroyForcibly().waitFor(); // the system releases the lock of a dead process
            }
        })) {
            assertThat(lock).isNotNull();
        } finally {
            holder.destroyForcibly();
        }

        assertThat(waits.get()).isGreaterThanOrEqualTo(2);
    }

    @Test
    @SuppressWarnings("try")
    void lockOfThisProcess_isAwaitedUntilInterrupted() throws Exception {
        Path file = folder.resolve("download.lock");
        try (DownloadLock lock = DownloadLock.acquire(file, duration -> {})) {
            assertThatThrownBy(() -> DownloadLock.acquire(file, duration -> {
                        throw new InterruptedException();
                    }))
                    .isInstanceOf(InterruptedException.class);
        }
        DownloadLock.acquire(file, duration -> {
                    throw new AssertionError("it is free");
                })
                .close();
    }

    @Test
    void concurrentDownloads_fetchTheModelOnce() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try (TestingHub hub = TestingHub.withModel(Download.bytes(50_000))) {
            Path cache = folder.resolve("cache");
            List<Future<Path>> downloads = List.of(
                    threads.submit(() -> new Download(hub, cache).run()),
                    threads.submit(() -> new Download(hub, cache).run()));

            for (Future<Path> download : downloads) {
                assertThat(download.get().resolve("model.safetensors"))
                        .hasBinaryContent(hub.content("model.safetensors").bytes());
            }
            assertThat(hub.seen(TestingHub.LISTING)).hasSize(2);
            assertThat(hub.seen("model.safetensors")).hasSize(1);
        } finally {
            threads.shutdownNow();
        }
    }
}
