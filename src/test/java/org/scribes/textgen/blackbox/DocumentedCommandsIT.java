package org.scribes.textgen.blackbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.scribes.textgen.backend.remote.Events;
import org.scribes.textgen.backend.remote.TestingUpstream;
import org.scribes.textgen.blackbox.ChildProgram.Result;
import org.scribes.textgen.documents.DocumentedCommand;
import org.scribes.textgen.documents.ShownAnswer;
import org.scribes.textgen.guard.TestingKeys;

/** The curl commands of README and docs, run as they are printed, answer what is printed beneath them. */
@OnDefaultServer
class DocumentedCommandsIT {
    private static final String DOCUMENTED_SERVER = "http://localhost:9080/";
    /** An id of an earlier answer, cut short in the documents. */
    private static final String EARLIER_ID = "6f1c9a4e-…";
    /** Bash prints nothing of its own, and no command waits forever. */
    private static final String CURL = "curl() { command curl --silent --show-error --max-time 60 \"$@\"; }\n";

    private static final String NO_CREDITS = "{\"error\":\"You have exceeded your monthly included credits\"}";

    @TempDir
    static Path folder;

    private static TestingUpstream upstream;
    private static CompletableFuture<TestingServer> withKeys;
    private static CompletableFuture<TestingServer> withoutCredits;
    private static CompletableFuture<TestingServer> withCatalogue;

    private final Api api = new Api();

    /** All servers start side by side, beside the one that is shared. */
    @BeforeAll
    static void start() throws IOException {
        Path keys = Files.writeString(folder.resolve("api-keys"), TestingKeys.line("k1", "assistant") + "\n");
        upstream = new TestingUpstream(Events.status(402, NO_CREDITS));
        withKeys = starting(
                "documented-keys",
                Map.of(
                        "TEXTGEN_AUTH", "api-key",
                        "TEXTGEN_AUTH_KEY_FILE", keys.toString(),
                        "TEXTGEN_BACKENDS", "extractive"));
        withoutCredits = starting(
                "documented-credits",
                Map.of(
                        "HF_API_KEY",
                        "hf_documented",
                        "TEXTGEN_HUB_URL",
                        upstream.uri().toString()));
        withCatalogue = starting("documented-catalogue", catalogue());
    }

    /** As the text of docs/models.md writes it in a file. */
    private static Map<String, String> catalogue() {
        return Map.of(
                "TEXTGEN_TARGETS_TINY_PATH",
                Path.of("src/main/resources/models/scribes-tiny")
                        .toAbsolutePath()
                        .toString(),
                "TEXTGEN_MODELS_PASTOR_TARGETS",
                "tiny,extractive",
                "TEXTGEN_MODELS_TRIAL_TARGETS",
                "tiny:50,extractive:50");
    }

    private static CompletableFuture<TestingServer> starting(String name, Map<String, String> environment) {
        return CompletableFuture.supplyAsync(() -> TestingServer.start(name, environment));
    }

    @AfterAll
    static void stop() throws IOException {
        withKeys.join().close();
        withoutCredits.join().close();
        withCatalogue.join().close();
        upstream.close();
    }

    @TestFactory
    Stream<DynamicTest> commands_answerWhatIsShown() throws IOException, InterruptedException {
        assumeTrue(
                ChildProgram.inPath("bash").isPresent()
                        && ChildProgram.inPath("curl").isPresent(),
                "bash and curl are not in the PATH: the documents' commands were not run");
        api.awaitReady().awaitLedger();
        List<DocumentedCommand> commands = DocumentedCommand.all().stream()
                .filter(command -> command.text().startsWith("curl "))
                .toList();
        assertThat(commands).hasSizeGreaterThan(10);
        return commands.stream().map(command -> dynamicTest(command.toString(), () -> assertAnswers(command)));
    }

    private void assertAnswers(DocumentedCommand command) throws IOException, InterruptedException {
        String text = command.text().replace(DOCUMENTED_SERVER, server(command).toString());
        if (text.contains(EARLIER_ID)) {
            text = text.replace(EARLIER_ID, earlierId());
        }
        assertThat(text).as("an ellipsis cannot be sent").doesNotContain("…");

        Result result =
                ChildProgram.run(folder, Map.of("KEY", TestingKeys.key("k1")), List.of("bash", "-c", CURL + text));

        assertThat(result.exitCode()).as(result.output()).isZero();
        if (command.answer().isPresent()) {
            assertThat(ShownAnswer.differences(command.answer().get(), result.output()))
                    .as(command.place() + " answers\n" + result.output())
                    .isEmpty();
        } else {
            assertSuccess(command, result.output());
        }
    }

    /** A command beneath which nothing is printed does not fail. */
    private static void assertSuccess(DocumentedCommand command, String output) {
        assertThat(output).as(command.place()).doesNotContain("\"code\":", "event: error");
        if (output.startsWith("event: ")) {
            assertThat(ServerSentEvent.parse(output))
                    .last()
                    .extracting(ServerSentEvent::name)
                    .isEqualTo("done");
        } else if (!output.isEmpty()) {
            Api.json(output);
        }
    }

    /** The server with the settings that the document speaks of. */
    private URI server(DocumentedCommand command) {
        if (command.text().contains("$KEY")) {
            return withKeys.join().uri("/");
        }
        if (command.heading().contains("hosted models")) {
            return withoutCredits.join().uri("/");
        }
        if (command.text().contains("trial")) {
            return withCatalogue.join().uri("/");
        }
        return api.request("/").build().uri();
    }

    private String earlierId() throws IOException, InterruptedException {
        JsonNode answer = Api.json(api.post(Api.GENERATE, Api.QUESTION).body());
        String id = answer.path("metadata").path("request_id").textValue();
        for (int i = 0; i < 100 && rate(id) == 404; i++) {
            Thread.sleep(100);
        }
        return id;
    }

    /** The ledger is written a moment after the answer. */
    private int rate(String id) throws IOException, InterruptedException {
        return api.post("/api/v1/feedback", "{\"request_id\": \"" + id + "\", \"rating\": 5}")
                .statusCode();
    }
}
