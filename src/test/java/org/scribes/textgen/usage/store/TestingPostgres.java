package org.scribes.textgen.usage.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Assumptions;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A real PostgreSQL, empty, of one test. Where there is none the test is skipped, unless {@code TEXTGEN_REQUIRE_SERVICES}
 * is true: then it fails. None outlives this JVM. PostgreSQL refuses to be run by root, who runs it as nobody.
 */
public final class TestingPostgres implements AutoCloseable {
    public static final String USER = "textgen";
    private static final Path INSTALLED = Path.of("/usr/lib/postgresql");
    private static final int START_TRIES = 300;
    private static final int PAUSE_MILLIS = 50;

    private static Optional<TestingPostgres> shared = Optional.empty();

    private final Thread endWithThisJvm = new Thread(this::end);
    private final Path programs;
    private final Path folder;
    private final int port;
    private final List<String> asSomebody;
    private Optional<Process> process = Optional.empty();

    private TestingPostgres(Path programs, Path folder, int port, List<String> asSomebody) {
        this.programs = programs;
        this.folder = folder;
        this.port = port;
        this.asSomebody = asSomebody;
        Runtime.getRuntime().addShutdownHook(endWithThisJvm);
    }

    /** One for all tests that only empty it. */
    static synchronized TestingPostgres shared() {
        TestingPostgres one = shared.orElseGet(TestingPostgres::start);
        shared = Optional.of(one);
        return one;
    }

    /** Makes a database cluster, starts it on a free port, and waits until it answers. */
    public static TestingPostgres start() {
        Path programs = programs();
        boolean root = "root".equals(System.getProperty("user.name"));
        try {
            Path folder = Files.createTempDirectory("textgen-postgres-");
            if (root) {
                run(List.of("chown", "nobody", folder.toString()));
            }
            TestingPostgres postgres = new TestingPostgres(
                    programs, folder, freePort(), root ? List.of("runuser", "-u", "nobody", "--") : List.of());
            run(postgres.command(
                    "initdb", "-D", postgres.data(), "-U", USER, "-A", "trust", "-E", "UTF8", "--no-sync"));
            postgres.startAgain();
            return postgres;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What {@code TEXTGEN_DATABASE_URL} says to reach it. */
    public String url() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
    }

    /** Connections to it as the server makes them, but without a pool. */
    DataSource source() {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setURL(url());
        source.setUser(USER);
        source.setConnectTimeout(2);
        source.setSocketTimeout(10);
        source.setReWriteBatchedInserts(true);
        return source;
    }

    /** As {@link #source()}, after everything that was made in it is gone. */
    DataSource emptied() {
        try (Connection connection = source().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("drop schema public cascade");
            statement.execute("create schema public");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return source();
    }

    /** Ends it as a crash of its machine would, sparing the disk. {@link #startAgain()} has it recover. */
    public void kill() {
        process.ifPresent(running -> {
            running.descendants().forEach(ProcessHandle::destroyForcibly);
            running.destroyForcibly().onExit().join();
        });
        process = Optional.empty();
    }

    /** Starts it again on the same port, with what it had, and waits until it answers. */
    public void startAgain() {
        try {
            // what the killed one left, which a new one takes for a sign of life
            Files.deleteIfExists(Path.of(data(), "postmaster.pid"));
            process = Optional.of(new ProcessBuilder(command(
                            "postgres",
                            "-D",
                            data(),
                            "-p",
                            Integer.toString(port),
                            "-c",
                            "listen_addresses=127.0.0.1",
                            "-c",
                            "unix_socket_directories=",
                            "-c",
                            "max_connections=60",
                            "-c",
                            "fsync=off"))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        for (int i = 0; i < START_TRIES; i++) {
            if (answers()) {
                return;
            }
            pause();
        }
        throw new AssertionError("postgres did not start on port " + port);
    }

    @Override
    public void close() {
        Runtime.getRuntime().removeShutdownHook(endWithThisJvm);
        end();
    }

    private void end() {
        kill();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean answers() {
        try (Connection connection = DriverManager.getConnection(url(), USER, "")) {
            return connection.isValid(1);
        } catch (SQLException e) {
            return false;
        }
    }

    private String data() {
        return folder.resolve("data").toString();
    }

    private List<String> command(String program, String... arguments) {
        List<String> command = new ArrayList<>(asSomebody);
        command.add(programs.resolve(program).toString());
        command.addAll(List.of(arguments));
        return command;
    }

    private static void run(List<String> command) throws IOException {
        Process process = new ProcessBuilder(command)
                .directory(Path.of("/").toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (process.onExit().join().exitValue() != 0) {
            throw new AssertionError(command + " ended with " + process.exitValue());
        }
    }

    /** Of the newest version that Debian's packages installed. */
    private static Path programs() {
        Optional<Path> found = Optional.empty();
        if (Files.isDirectory(INSTALLED)) {
            try (Stream<Path> versions = Files.list(INSTALLED)) {
                found = versions.map(version -> version.resolve("bin"))
                        .filter(bin -> Files.isExecutable(bin.resolve("postgres")))
                        .max(Comparator.naturalOrder());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        if (found.isEmpty() && Boolean.parseBoolean(System.getenv("TEXTGEN_REQUIRE_SERVICES"))) {
            throw new AssertionError(
                    "there is no PostgreSQL in " + INSTALLED + ", and TEXTGEN_REQUIRE_SERVICES is true");
        }
        Assumptions.assumeTrue(found.isPresent(), "there is no PostgreSQL in " + INSTALLED);
        return found.orElseThrow();
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
