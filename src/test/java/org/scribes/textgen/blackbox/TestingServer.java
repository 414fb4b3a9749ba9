package org.scribes.textgen.blackbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * The packaged server, run as its own process with its own configuration, ports, logs and data. Any number of them may
 * run side by side: they share the installation and differ in their environment. None outlives this JVM.
 */
public final class TestingServer implements AutoCloseable {
    private static final Duration START_LIMIT = Duration.ofMinutes(3);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(45);
    private static final Duration POLL_INTERVAL = Duration.ofMillis(100);
    private static final int LOG_LINES_SHOWN = 40;
    private static final String APPLICATION_FAILED = "CWWKZ0002E";
    /** What the developer's own environment may say and no test may hear, and what says that Maven shows the console. */
    private static final List<String> OWN_VARIABLES =
            List.of("HF_", "ASSISTANT_", "TEXTGEN_", "HTTP_", "HTTPS_", "OTEL_", "LOG_", "MAVEN_CMD_LINE_ARGS");

    private static final FirstStarts FIRST_STARTS = new FirstStarts();

    private final HttpClient client = HttpClient.newHttpClient();
    private final Thread endWithThisJvm = new Thread(this::kill);
    private final Path folder;
    private final int port;
    private final Process process;
    private volatile boolean killed;

    private TestingServer(String name, Map<String, String> environment) throws IOException {
        Path home = Path.of(System.getProperty("liberty.home"));
        this.folder =
                Files.createTempDirectory(Files.createDirectories(home.resolveSibling("testing-servers")), name + "-");
        this.port = freePort();
        Files.createDirectory(logs());
        FIRST_STARTS.giveTo(output());
        boolean windows = System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("windows");
        ProcessBuilder builder = new ProcessBuilder(
                        home.resolve(windows ? "bin/server.bat" : "bin/server").toString(),
                        "run",
                        System.getProperty("liberty.server"))
                .redirectErrorStream(true)
                .redirectOutput(console().toFile());
        builder.environment()
                .keySet()
                .removeIf(variable -> OWN_VARIABLES.stream().anyMatch(variable::startsWith));
        builder.environment().putAll(itsOwn(folder, port));
        builder.environment().putAll(environment);
        this.process = builder.start();
        Runtime.getRuntime().addShutdownHook(endWithThisJvm);
    }

    /**
     * Starts a server and waits until its application has started; the model may still be loading.
     *
     * @param name names the server's folder
     * @param environment its configuration, as environment variables
     * @throws IllegalStateException with the end of the log when it does not start
     */
    public static TestingServer start(String name, Map<String, String> environment) {
        try {
            TestingServer server = new TestingServer(name, environment);
            try {
                server.await("/health/started");
                FIRST_STARTS.started(server.output());
                return server;
            } catch (RuntimeException | Error failure) {
                server.close();
                throw failure;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * How a server ended that could not start.
     *
     * @param console all that it wrote there
     */
    public record Ended(int exitCode, String console, Path logs) {}

    /** Starts a server that is expected to end by itself, and returns how it ended. */
    public static CompletableFuture<Ended> end(String name, Map<String, String> environment) {
        return CompletableFuture.supplyAsync(() -> {
            try (TestingServer server = new TestingServer(name, environment)) {
                if (!server.process.waitFor(START_LIMIT.toSeconds(), TimeUnit.SECONDS)) {
                    throw server.failure("It did not end");
                }
                return new Ended(server.process.exitValue(), server.log(), server.logs());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        });
    }

    private Path output() {
        return folder.resolve("output").resolve(System.getProperty("liberty.server"));
    }

    /** Waits until the model answers. */
    public TestingServer awaitReady() {
        await("/health/ready");
        return this;
    }

    /** The address of {@code path}, which begins with a slash. */
    public URI uri(String path) {
        return URI.create("http://localhost:" + port + path);
    }

    /** The folder that holds all of this server's logs, its console's too. */
    public Path logs() {
        return folder.resolve("logs");
    }

    /** The folder that it keeps what it keeps in, the ledger's file too. */
    public Path data() {
        return folder.resolve("data");
    }

    /** The process, to be signalled or measured. */
    public ProcessHandle process() {
        return process.toHandle();
    }

    /** Stops the server as a container's runtime would, and kills it if that does not help. */
    @Override
    public void close() {
        boolean stopping = process.isAlive() && !killed;
        process.destroy();
        try {
            if (!process.waitFor(STOP_LIMIT.toSeconds(), TimeUnit.SECONDS)) {
                kill();
            } else if (stopping) {
                FIRST_STARTS.stopped(output());
            }
        } catch (InterruptedException e) {
            kill();
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().removeShutdownHook(endWithThisJvm);
    }

    /** Ends the server at once, without a word to it. {@link #close()} still follows. */
    public void kill() {
        killed = true;
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    private void await(String path) {
        long begin = System.nanoTime();
        while (!isUp(path)) {
            if (!process.isAlive()) {
                throw failure("Ended with " + process.exitValue() + " before " + path + " was up");
            }
            if (log().contains(APPLICATION_FAILED)) {
                throw failure("The application did not start");
            }
            if (System.nanoTime() - begin > START_LIMIT.toNanos()) {
                throw failure(path + " was not up after " + START_LIMIT.toSeconds() + " s");
            }
        }
    }

    private boolean isUp(String path) {
        HttpRequest request =
                HttpRequest.newBuilder(uri(path)).timeout(START_LIMIT).build();
        try {
            if (client.send(request, BodyHandlers.discarding()).statusCode() == 200) {
                return true;
            }
        } catch (IOException e) {
            // not listening yet
        } catch (InterruptedException e) {
            throw failure("Interrupted");
        }
        try {
            process.waitFor(POLL_INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            throw failure("Interrupted");
        }
        return false;
    }

    private IllegalStateException failure(String problem) {
        List<String> lines = log().lines().toList();
        List<String> end = lines.subList(Math.max(0, lines.size() - LOG_LINES_SHOWN), lines.size());
        return new IllegalStateException(problem + "; its log ends with\n" + String.join("\n", end));
    }

    private String log() {
        try {
            return Files.readString(console());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path console() {
        return logs().resolve("console.log");
    }

    private static Map<String, String> itsOwn(Path folder, int port) throws IOException {
        return Map.ofEntries(
                // quicker to start
                Map.entry("JVM_ARGS", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC"),
                // to write the API's description takes a second of each start
                Map.entry("OPENAPI", "none"),
                // so that each request of a test is worked on
                Map.entry("TEXTGEN_CACHE", "off"),
                // its database takes seconds of each start
                Map.entry("TEXTGEN_LEDGER_ENABLED", "false"),
                Map.entry("HTTP_PORT", Integer.toString(port)),
                Map.entry("HTTPS_PORT", "-1"),
                Map.entry("WLP_OUTPUT_DIR", folder.resolve("output").toString()),
                Map.entry("LOG_DIR", folder.resolve("logs").toString()),
                Map.entry(
                        "TEXTGEN_ENV_FILE",
                        Files.createFile(folder.resolve("empty.env")).toString()),
                Map.entry("TEXTGEN_DATA_DIR", folder.resolve("data").toString()),
                Map.entry("HF_HOME", folder.resolve("huggingface").toString()));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
