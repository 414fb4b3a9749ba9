package org.scribes.textgen.blackbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.scribes.textgen.blackbox.ChildProgram.Result;

/**
 * Libraries that people have for Java, JavaScript and Python work unchanged. What they are asked to do is in {@code
 * src/test/clients}; where a program or a registry that they need is absent, they are skipped.
 */
@OnDefaultServer
class ClientLibrariesIT {
    private static final Path SOURCES = Path.of("src", "test", "clients");
    private static final Path FOLDER = Path.of("target", "clients");

    @TempDir
    static Path folder;

    private static ClientServers servers;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        servers = new ClientServers(folder);
        new Api().awaitReady();
    }

    @AfterAll
    static void stop() throws IOException {
        servers.close();
    }

    @Test
    void librariesForJava_work() throws IOException, InterruptedException {
        String maven = System.getProperty("maven.home", "");
        assumeTrue(!maven.isEmpty(), "this is no build by Maven: libraries for Java were not tried");

        Result result = run(
                Path.of("").toAbsolutePath(),
                List.of(
                        Path.of(maven, "bin", ChildProgram.script("mvn")).toString(),
                        "--batch-mode",
                        "--no-transfer-progress",
                        "--file=" + SOURCES.resolve("java").resolve("pom.xml"),
                        "-Dbuild.folder=" + FOLDER.resolve("java").toAbsolutePath(),
                        "-Dmaven.repo.local=" + System.getProperty("maven.repository"),
                        "test"));

        assumeFalse(
                result.exitCode() != 0
                        && NodeClients.NO_REGISTRY.matcher(result.output()).find(),
                () -> "libraries for Java cannot be downloaded, and were not tried\n" + result.output());
        assertThat(result.exitCode()).as(result.output()).isZero();
        assertThat(servers.awaitLeft()).as("streams that a library left").isEqualTo(3);
    }

    @Test
    void librariesForJavaScript_work() throws IOException, InterruptedException {
        Path libraries = NodeClients.folder();

        // a client that repeats a request for ever, as one does after a 503, must end too
        Result result = run(libraries, List.of("node", "--test", "--test-timeout=20000", "--test-force-exit"));

        assertThat(result.exitCode()).as(result.output()).isZero();
        assertThat(servers.awaitLeft()).as("streams that a library left").isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"openai", "huggingface_hub"})
    void libraryForPython_works(String library) throws IOException, InterruptedException {
        assumeTrue(
                ChildProgram.inPath("python3").isPresent()
                        && run(folder, List.of("python3", "-c", "import " + library))
                                        .exitCode()
                                == 0,
                "python3 cannot import " + library + ", which was not tried");

        Result result = run(SOURCES.resolve("python"), List.of("python3", "-B", library + "_test.py"));

        assertThat(result.exitCode()).as(result.output()).isZero();
        assertThat(servers.awaitLeft()).as("streams that a library left").isEqualTo(1);
    }

    /** Runs a program that knows the servers. */
    private static Result run(Path place, List<String> command) throws IOException, InterruptedException {
        Map<String, String> environment = new HashMap<>(servers.environment());
        String local = new Api().request("/").build().uri().toString();
        environment.put("LOCAL_URL", local.substring(0, local.length() - 1));
        return ChildProgram.run(place, environment, command);
    }
}
