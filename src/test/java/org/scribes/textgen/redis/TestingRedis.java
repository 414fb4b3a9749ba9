package org.scribes.textgen.redis;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.scribes.textgen.config.RedisConfig;
import org.scribes.textgen.config.Secret;
import org.scribes.textgen.observe.TestingMetrics;
import org.scribes.textgen.threads.BackgroundTasks;

/**
 * An empty {@code redis-server} for one test. The test is skipped if there is none on the PATH, or fails if {@code
 * TEXTGEN_REQUIRE_SERVICES} is true. The server ends with the JVM at the latest.
 */
public final class TestingRedis implements AutoCloseable {
    private static final int START_TRIES = 200;
    private static final int PAUSE_MILLIS = 50;

    private final Thread killAtExit = new Thread(this::kill);
    private final Path program;
    private final int port;
    private Optional<Process> process = Optional.empty();

    private TestingRedis(Path program, int port) {
        this.program = program;
        this.port = port;
        Runtime.getRuntime().addShutdownHook(killAtExit);
    }

    /** Starts a server on a free port and waits until it answers. */
    public static TestingRedis start() {
        TestingRedis redis = new TestingRedis(program(), freePort());
        redis.startAgain();
        return redis;
    }

    /** The URL for {@code textgen.redis.url}. */
    public String url() {
        return "redis://127.0.0.1:" + port;
    }

    /** A configuration for this server with a generous timeout. */
    public RedisConfig config() {
        return new RedisConfig(Optional.of(new Secret(url())), Duration.ofSeconds(5));
    }

    /** An open connection to this server. The caller closes it. */
    public RedisConnection connect() {
        RedisConnection connection =
                new RedisConnection(config(), new TestingMetrics().metrics(), new BackgroundTasks());
        await(connection, true);
        return connection;
    }

    /** Waits until {@code connection} reports the server as available or unavailable. */
    public static void await(RedisConnection connection, boolean available) {
        poll("the connection did not notice", () -> connection.available() == available);
    }

    /** Kills the server with all its data. */
    public void kill() {
        process.ifPresent(running -> running.destroyForcibly().onExit().join());
        process = Optional.empty();
    }

    /** Suspends the server without closing its connections. {@link #thaw()} resumes it. */
    public void freeze() {
        signal("STOP");
    }

    public void thaw() {
        signal("CONT");
    }

    /** Starts the server, empty, on the same port after {@link #kill()} and waits until it answers. */
    public void startAgain() {
        try {
            process = Optional.of(new ProcessBuilder(
                            program.toString(),
                            "--port",
                            Integer.toString(port),
                            "--bind",
                            "127.0.0.1",
                            "--save",
                            "",
                            "--appendonly",
                            "no")
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        poll("redis-server did not start on port " + port, this::answers);
    }

    @Override
    public void close() {
        kill();
        Runtime.getRuntime().removeShutdownHook(killAtExit);
    }

    private boolean answers() {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), PAUSE_MILLIS);
            socket.setSoTimeout(1000);
            socket.getOutputStream().write("PING\r\n".getBytes(StandardCharsets.US_ASCII));
            return socket.getInputStream().read() == '+';
        } catch (IOException e) {
            return false;
        }
    }

    private void signal(String name) {
        try {
            new ProcessBuilder(
                            "kill",
                            "-" + name,
                            Long.toString(process.orElseThrow().pid()))
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Path program() {
        Optional<Path> found = Stream.of(
                        Optional.ofNullable(System.getenv("PATH")).orElse("").split(File.pathSeparator))
                .map(folder -> Path.of(folder, "redis-server"))
                .filter(Files::isExecutable)
                .findFirst();
        if (found.isEmpty() && Boolean.parseBoolean(System.getenv("TEXTGEN_REQUIRE_SERVICES"))) {
            throw new AssertionError("there is no redis-server on the PATH, and TEXTGEN_REQUIRE_SERVICES is true");
        }
        Assumptions.assumeTrue(found.isPresent(), "there is no redis-server on the PATH");
        return found.orElseThrow();
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private interface Condition {
        boolean holds();
    }

    private static void poll(String message, Condition condition) {
        for (int i = 0; i < START_TRIES; i++) {
            if (condition.holds()) {
                return;
            }
            try {
                TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
        throw new AssertionError(message);
    }
}
