package org.scribes.textgen.checkpoint.download;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import org.scribes.textgen.domain.GenerationException;

/** Downloads from a {@link TestingHub} into a cache with simulated time and disk. */
final class Download {
    final Path cache;
    final List<Duration> sleeps = new CopyOnWriteArrayList<>();
    private final TestingHub hub;
    private final AtomicLong time = new AtomicLong();
    private DiskAccess disk = DiskAccess.REAL;
    private Optional<AccessToken> token = Optional.empty();
    private DownloadSettings settings = new DownloadSettings(4, Duration.ofSeconds(20));

    Download(TestingHub hub, Path cache) {
        this.hub = hub;
        this.cache = cache;
    }

    Download disk(DiskAccess disk) {
        this.disk = disk;
        return this;
    }

    Download token(String token) {
        this.token = Optional.of(new AccessToken(token));
        return this;
    }

    Download settings(int filesAtOnce, Duration idleTimeout) {
        settings = new DownloadSettings(filesAtOnce, idleTimeout);
        return this;
    }

    HubCache hubCache() {
        return new HubCache(cache);
    }

    /** The clock advances by a second per reading, so that every piece is reported. */
    HubDownloader downloader() {
        Sleeper sleeper = duration -> {
            sleeps.add(duration);
            Thread.sleep(1);
        };
        Machine machine = new Machine(disk, sleeper, () -> time.addAndGet(1_000_000_000L));
        return new HubDownloader(hubCache(), new DownloadEndpoint(hub.address(), token), settings, machine);
    }

    Path run() throws InterruptedException {
        return run((done, total, file) -> {});
    }

    Path run(DownloadProgress progress) throws InterruptedException {
        return downloader().download(TestingHub.REPOSITORY, Revision.MAIN, progress);
    }

    GenerationException failure() {
        return catchThrowableOfType(GenerationException.class, this::run);
    }

    Path repository() {
        return cache.resolve("models--owner--name");
    }

    Path blob(String file) {
        return repository().resolve("blobs").resolve(hub.content(file).checksum());
    }

    Path partial(String file) {
        return blob(file).resolveSibling(hub.content(file).checksum() + ".incomplete");
    }

    /** Stores {@code bytes} as an earlier partial download. */
    void keepPartial(String file, byte[] bytes) throws IOException {
        Files.createDirectories(repository().resolve("blobs"));
        Files.write(partial(file), bytes);
    }

    /** Everything that a log could contain of {@code failure}. */
    static String text(Throwable failure) {
        StringWriter text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text));
        return text.toString();
    }

    static byte[] bytes(int size) {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        return bytes;
    }
}
