package org.scribes.textgen.blackbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.scribes.textgen.blackbox.ChildProgram.Result;

/**
 * A client that OpenAPI Generator makes from the document compiles, gets an answer, and reads an error. It is a Maven
 * project of its own, {@code src/test/openapi/client}; where Maven cannot download what that needs, the
 * test is skipped.
 */
@OnDefaultServer
class GeneratedClientIT {
    private static final Path PROJECT = Path.of("src", "test", "openapi", "client", "pom.xml");
    private static final Path FOLDER = Path.of("target", "openapi-client");
    private static final Pattern NO_NETWORK = Pattern.compile("Could not transfer artifact");

    private final Api api = new Api();

    @Test
    void clientOfTheDocument_getsAnAnswerAndReadsAnError() throws IOException, InterruptedException {
        String maven = System.getProperty("maven.home", "");
        assumeTrue(!maven.isEmpty(), "this is no build by Maven: no client was generated");
        api.awaitReady();

        Result result = ChildProgram.run(Path.of("").toAbsolutePath(), Map.of(), command(maven));

        assumeFalse(
                result.exitCode() != 0 && NO_NETWORK.matcher(result.output()).find(),
                () -> "Maven cannot download what the client needs: no client was generated\n" + result.output());
        assertThat(result.exitCode()).as(result.output()).isZero();
        assertThat(result.output().lines())
                .contains(
                        "answer John 3:16 says, \"For God so loved the world, that he gave his only born Son, that whoever"
                                + " believes in him should not perish, but have eternal life.\" [1]",
                        "status ok",
                        "citations 3",
                        "request asked-by-a-generated-client",
                        "refused 400 INVALID_PARAMETER temperature must be from 0 (greedy) to 2");
    }

    private List<String> command(String maven) {
        String server = api.request("").build().uri().toString();
        return List.of(
                Path.of(maven, "bin", ChildProgram.script("mvn")).toString(),
                "--batch-mode",
                "--no-transfer-progress",
                "--file=" + PROJECT,
                "-Dserver=" + server.substring(0, server.lastIndexOf('/')),
                "-Dbuild.folder=" + FOLDER.toAbsolutePath(),
                "-Dmaven.repo.local=" + System.getProperty("maven.repository"),
                "clean",
                "compile",
                "exec:exec");
    }
}
