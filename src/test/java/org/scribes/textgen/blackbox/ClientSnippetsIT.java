package org.scribes.textgen.blackbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scribes.textgen.blackbox.ChildProgram.Result;

/**
 * The programs of docs/clients.md for JavaScript and Python do what they say, on the server as it comes. {@code
 * DocumentedStreamIT} and {@code ClientLibrariesIT} run those for Java, {@code DocumentedCommandsIT} the commands.
 */
@OnDefaultServer
class ClientSnippetsIT {
    private static final Path SOURCES = Path.of("src", "test", "clients", "snippets");
    private static final String DOCUMENTED_SERVER = "http://localhost:9080";
    private static final String ANSWER =
            "John 3:16 says, \"For God so loved the world, that he gave his only born Son.\" [1]";
    private static final String CITED = "John 3:16 urn:osis:John.3.16";

    private final Api api = new Api();

    @TempDir
    private Path folder = Path.of("");

    @Test
    void openAiForJavaScript_printsAnswersCitationsAndTheError() throws IOException, InterruptedException {
        assertOpenAi(node("ask-openai.mjs"));
    }

    @Test
    void huggingFaceForJavaScript_printsAnswersAndTheCitation() throws IOException, InterruptedException {
        assertThat(node("ask-huggingface.mjs").lines()).containsExactly(ANSWER, CITED, ANSWER);
    }

    @Test
    void fetch_readsTheStream() throws IOException, InterruptedException {
        String output = node("read-stream.mjs");

        String streamed = output.lines()
                .filter(line -> line.startsWith("text "))
                .map(line -> line.substring("text ".length()))
                .reduce("", String::concat);
        assertThat(streamed).isEqualTo(ANSWER);
        assertThat(output.lines())
                .contains("citation verified For God so loved the world, that he gave his only born Son.")
                .endsWith("answer " + ANSWER);
    }

    @Test
    void openAiForPython_printsAnswersCitationsAndTheError() throws IOException, InterruptedException {
        assertOpenAi(python("openai"));
    }

    @Test
    void huggingFaceForPython_printsAnswersAndTheCitations() throws IOException, InterruptedException {
        String output = python("huggingface_hub");

        assertThat(output.lines()).startsWith(ANSWER, ANSWER, ANSWER);
        assertThat(output).contains("'verdict': 'verified'");
    }

    private static void assertOpenAi(String output) {
        assertThat(output.lines().filter(ANSWER::equals)).hasSize(2);
        assertThat(output.lines())
                .contains(CITED + " For God so loved the world, that he gave his only born Son.", CITED + " [1]");
        assertThat(output).contains("verified").containsPattern("\n404 model_not_found [\\w-]+\n$");
    }

    private String node(String name) throws IOException, InterruptedException {
        Path libraries = NodeClients.folder();
        return run(libraries, "node", name);
    }

    private String python(String library) throws IOException, InterruptedException {
        assumeTrue(
                ChildProgram.inPath("python3").isPresent()
                        && ChildProgram.run(folder, Map.of(), List.of("python3", "-c", "import " + library))
                                        .exitCode()
                                == 0,
                "python3 cannot import " + library + ": its program was not run");
        return run(folder, "python3", "ask_" + library + ".py");
    }

    /** Runs a program in a folder, as it is printed but for the address of the server. */
    private String run(Path place, String program, String name) throws IOException, InterruptedException {
        api.awaitReady();
        String server = api.request("/").build().uri().toString();
        String text = Files.readString(SOURCES.resolve(name));
        assertThat(text).contains(DOCUMENTED_SERVER);
        Files.writeString(
                place.resolve(name), text.replace(DOCUMENTED_SERVER, server.substring(0, server.length() - 1)));

        Result result = ChildProgram.run(place, Map.of(), List.of(program, name));

        assertThat(result.exitCode()).as(result.output()).isZero();
        return result.output();
    }
}
