package org.scribes.textgen.blackbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.scribes.textgen.blackbox.ChildProgram.Result;
import org.scribes.textgen.blackbox.RefusingServer.Reply;

/** The assistant's step in {@code examples} answers with its sources, and says in the same form that it cannot. */
@OnDefaultServer
class AssistantExamplesIT {
    private static final Path PYTHON_FILE = Path.of("examples", "python", "assistant_service.py");
    private static final Path JAVA_FILE = Path.of("examples", "java", "AssistantService.java");
    /** Starts sooner. */
    private static final String QUICK = "-XX:TieredStopAtLevel=1";

    private static final String QUESTION = "What does John 3:16 say?";
    private static final String KEY = "a-key-that-nobody-may-see";
    private static final String FRIENDLY = "I am sorry, I cannot answer this at the moment. Please try again later.";

    private static final Reply OVERLOADED = Reply.problem(503, "OVERLOADED", "1");
    private static final Reply ANSWER = new Reply(200, """
            {"answer": "He said: \\"Peace \\u00e0 you\\" [2]\\n", "status": "degraded", "citations": [
              {"sources": []}, {"sources": [{"passage": "2", "start": 0, "end": 4}, {"passage": "2", "start": 5, "end": 9}]}],
             "warnings": ["a warning"], "metadata": {"model": "m", "temperature": 0.2, "cached": false}}""", "");

    @TempDir
    static Path classes;

    /** The program in each language. */
    enum Language {
        PYTHON {
            @Override
            List<String> program() {
                assumeTrue(
                        ChildProgram.inPath("python3").isPresent(),
                        "python3 is not on the PATH: " + PYTHON_FILE + " was not run");
                return List.of("python3", PYTHON_FILE.toString());
            }
        },
        JAVA {
            @Override
            List<String> program() {
                return List.of(java(), QUICK, "-cp", classes.toString(), "AssistantService");
            }
        };

        /** The command without its arguments. */
        abstract List<String> program();
    }

    @BeforeAll
    static void compile() {
        assertThat(ToolProvider.getSystemJavaCompiler()
                        .run(null, null, null, "--release", "17", "-d", classes.toString(), JAVA_FILE.toString()))
                .isZero();
    }

    @ParameterizedTest
    @EnumSource
    void question_isAnsweredWithItsSourcesAndMetadata(Language language) throws IOException, InterruptedException {
        JsonNode answer = answered(ask(language.program(), ready(), Map.of()));

        assertThat(answer.path("sources").toString()).isEqualTo("[{\"id\":\"1\",\"reference\":\"John 3:16\"}]");
        assertThat(answer.path("metadata").path("request_id").textValue()).isNotEmpty();
        assertThat(answer.path("metadata").path("warnings").isArray()).isTrue();
    }

    @Test
    void javaSource_runsAsItIs() throws IOException, InterruptedException {
        answered(ask(List.of(java(), QUICK, JAVA_FILE.toString()), ready(), Map.of()));
    }

    @ParameterizedTest
    @EnumSource
    void refusal_isRepeatedOnceAfterTheTimeThatItSays(Language language) throws IOException, InterruptedException {
        try (RefusingServer server = new RefusingServer(OVERLOADED, ANSWER)) {
            long begin = System.nanoTime();

            Result result = ask(language.program(), server.uri(), Map.of());

            assertThat(System.nanoTime() - begin).isGreaterThan(1_000_000_000L);
            assertThat(result.exitCode()).as(result.output()).isZero();
            JsonNode answer = Api.json(result.output());
            assertThat(answer.path("status").textValue()).isEqualTo("degraded");
            assertThat(answer.path("answer").textValue()).isEqualTo("He said: \"Peace à you\" [2]\n");
            assertThat(answer.path("sources").toString()).isEqualTo("[{\"id\":\"2\",\"reference\":\"Romans 5:8\"}]");
            assertThat(answer.path("metadata"))
                    .isEqualTo(
                            Api.json(
                                    "{\"model\": \"m\", \"temperature\": 0.2, \"cached\": false, \"warnings\": [\"a warning\"]}"));
            assertThat(server.requests()).isEqualTo(2);
        }
    }

    @ParameterizedTest
    @EnumSource
    void secondRefusal_isFinal(Language language) throws IOException, InterruptedException {
        Reply atOnce = Reply.problem(503, "OVERLOADED", "0");
        try (RefusingServer server = new RefusingServer(atOnce, atOnce)) {
            JsonNode metadata = failed(ask(language.program(), server.uri(), Map.of()));

            assertThat(metadata.path("code").textValue()).isEqualTo("OVERLOADED");
            assertThat(metadata.path("request_id").textValue()).isEqualTo(RefusingServer.REQUEST_ID);
            assertThat(server.requests()).isEqualTo(2);
        }
    }

    @ParameterizedTest
    @EnumSource
    void spentBudget_isNotWaitedFor(Language language) throws IOException, InterruptedException {
        try (RefusingServer server = new RefusingServer(Reply.problem(429, "BUDGET_EXCEEDED", "2592000"))) {
            JsonNode metadata = failed(ask(language.program(), server.uri(), Map.of()));

            assertThat(metadata.path("code").textValue()).isEqualTo("BUDGET_EXCEEDED");
            assertThat(server.requests()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void key_isSentAndNotShown(Language language) throws IOException, InterruptedException {
        try (RefusingServer server = new RefusingServer(Reply.problem(401, "UNAUTHORIZED", ""))) {
            Result result = ask(language.program(), server.uri(), Map.of("SCRIBES_KEY", KEY));

            assertThat(failed(result).path("code").textValue()).isEqualTo("UNAUTHORIZED");
            assertThat(server.authorization()).isEqualTo("Bearer " + KEY);
            assertThat(result.output()).doesNotContain(KEY);
        }
    }

    @ParameterizedTest
    @EnumSource
    void keyThatNoHeaderMayHave_isNotShown(Language language) throws IOException, InterruptedException {
        Result result = ask(language.program(), closed(), Map.of("SCRIBES_KEY", KEY + "\n" + KEY));

        failed(result);
        assertThat(result.output()).doesNotContain(KEY);
    }

    @ParameterizedTest
    @EnumSource
    void otherServer_isNoAnswer(Language language) throws IOException, InterruptedException {
        try (RefusingServer server = new RefusingServer(new Reply(200, "<html>Welcome</html>", ""))) {
            assertThat(failed(ask(language.program(), server.uri(), Map.of()))
                            .path("code")
                            .textValue())
                    .isEqualTo("NO_ANSWER");
        }
    }

    @ParameterizedTest
    @EnumSource
    void closedPort_isNoAnswer(Language language) throws IOException, InterruptedException {
        assertThat(failed(ask(language.program(), closed(), Map.of()))
                        .path("code")
                        .textValue())
                .isEqualTo("NO_ANSWER");
    }

    @ParameterizedTest
    @EnumSource
    void silence_isNoAnswer(Language language) throws IOException, InterruptedException {
        try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            URI server = URI.create("http://127.0.0.1:" + silent.getLocalPort());

            assertThat(failed(ask(language.program(), server, Map.of("SCRIBES_TIMEOUT", "1")))
                            .path("code")
                            .textValue())
                    .isEqualTo("NO_ANSWER");
        }
    }

    private static JsonNode answered(Result result) {
        assertThat(result.exitCode()).as(result.output()).isZero();
        JsonNode answer = Api.json(result.output());
        assertThat(answer.path("status").textValue()).isEqualTo("ok");
        assertThat(answer.path("answer").textValue()).startsWith("John 3:16 says, \"For God so loved the world");
        return answer;
    }

    /** Asserts that a program failed as it should, and gives its metadata. */
    private static JsonNode failed(Result result) {
        assertThat(result.exitCode()).as(result.output()).isEqualTo(1);
        JsonNode answer = Api.json(result.output());
        assertThat(answer.path("status").textValue()).isEqualTo("generation_failed");
        assertThat(answer.path("answer").textValue()).isEqualTo(FRIENDLY);
        assertThat(answer.path("sources")).isEmpty();
        return answer.path("metadata");
    }

    private static Result ask(List<String> program, URI server, Map<String, String> more)
            throws IOException, InterruptedException {
        Map<String, String> environment = new HashMap<>(more);
        environment.put("SCRIBES_URL", server.toString().replaceFirst("/$", ""));
        environment.put("no_proxy", "*");
        List<String> command = new ArrayList<>(program);
        command.add(QUESTION);
        return ChildProgram.run(Path.of("").toAbsolutePath(), environment, command);
    }

    private static URI ready() throws IOException, InterruptedException {
        return new Api().awaitReady().request("/").build().uri();
    }

    private static URI closed() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return URI.create("http://127.0.0.1:" + socket.getLocalPort());
        }
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }
}
