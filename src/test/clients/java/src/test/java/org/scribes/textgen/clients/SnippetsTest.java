package org.scribes.textgen.clients;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The programs of docs/clients.md that need a library do what they say, with the local model of the service. */
class SnippetsTest {
    private static final Path SNIPPETS = Path.of(System.getProperty("snippets"));
    private static final String DOCUMENTED_SERVER = "http://localhost:9080";
    private static final int LIMIT_SECONDS = 20;
    private static final String ANSWER =
            "John 3:16 says, \"For God so loved the world, that he gave his only born Son.\" [1]";

    @TempDir
    private Path folder;

    @Test
    void langChain4j_printsTheAnswerAndItsBody() throws IOException, InterruptedException {
        List<String> lines = run("AskLangChain4j.java").lines().toList();

        assertThat(lines).startsWith(ANSWER).hasSize(2);
        assertThat(lines.get(1)).contains("\"url_citation\"", Service.CITED_URL, "\"scribes\"");
    }

    @Test
    void restClientOfMicroProfile_printsTheAnswerItsCitationsAndTheProblem() throws IOException, InterruptedException {
        List<String> lines = run("AskMicroProfile.java").lines().toList();

        assertThat(lines).startsWith(ANSWER).hasSize(3);
        assertThat(lines.get(1)).contains("\"verdict\":\"verified\"");
        assertThat(lines.get(2)).startsWith("400 INVALID_PARAMETER temperature ");
    }

    /** Runs a program as it is printed but for the address, and gives what it prints but for what is logged. */
    private String run(String name) throws IOException, InterruptedException {
        String text = Files.readString(SNIPPETS.resolve(name));
        assertThat(text).contains(DOCUMENTED_SERVER);
        Path program = Files.writeString(folder.resolve(name), text.replace(DOCUMENTED_SERVER, Service.LOCAL));
        File output = folder.resolve("output").toFile();
        File log = folder.resolve("log").toFile();
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("surefire.test.class.path"),
                        program.toString())
                .redirectOutput(output)
                .redirectError(log)
                .start();
        try {
            assertThat(process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)).isTrue();
        } finally {
            process.destroyForcibly();
        }
        assertThat(process.exitValue()).as(Files.readString(log.toPath())).isZero();
        return Files.readString(output.toPath());
    }
}
