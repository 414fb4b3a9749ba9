package org.scribes.textgen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AskCommandTest {
    private static final String DONE =
            "event: done\ndata: {\"answer\":\"So.\",\"citations\":[%s],\"warnings\":[\"1 quotation left out\"],"
                    + "\"metadata\":{\"model\":\"tiny\",\"tokens_generated\":3,\"latency_ms\":12}}\n\n";

    @TempDir
    Path folder;

    private final List<String> bodies = new ArrayList<>();
    private final List<String> credentials = new ArrayList<>();
    private String answer = "";
    private int status = 200;
    private HttpServer server;

    AskCommandTest() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    }

    @BeforeEach
    void start() {
        server.createContext("/api/v1/generate/stream", exchange -> {
            bodies.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            credentials.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
            byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void stream_isShownWithItsVerdicts() throws IOException {
        answer = ": waiting\n\nevent: token\ndata: {\"text\":\"He \"}\n\nevent: token\ndata: {\"text\":\"said.\"}\n\n"
                + DONE.formatted(
                        "{\"kind\":\"quote\",\"verdict\":\"verified\",\"text\":\"I am\",\"repaired_from\":null},"
                                + "{\"kind\":\"quote\",\"verdict\":\"altered\",\"text\":\"right\",\"repaired_from\":\"wrong\"}");
        Path passages = Files.writeString(folder.resolve("p.json"), "[{\"id\":\"1\",\"text\":\"I am\"}]");

        TestingCommand command =
                ask("--key", "k.1", "--passages", passages.toString(), "--temperature", "0", "What", "is?");

        assertThat(command.exitCode()).isZero();
        assertThat(command.out().lines())
                .containsExactly(
                        "He said.",
                        "true   verified        quote     I am",
                        "mended  altered         quote     wrong",
                        "Warning: 1 quotation left out",
                        "tiny, 3 tokens, 12 ms");
        JsonNode body = Output.mapper().readTree(bodies.get(0));
        assertThat(body.path("prompt").asText()).isEqualTo("What is?");
        assertThat(body.path("passages").get(0).path("text").asText()).isEqualTo("I am");
        assertThat(body.path("temperature").asDouble()).isZero();
        assertThat(credentials).containsExactly("Bearer k.1");
    }

    @Test
    void falseQuotationThatIsShown_isOne() {
        answer = DONE.formatted(
                "{\"kind\":\"quote\",\"verdict\":\"fabricated\",\"text\":\"no\",\"repaired_from\":null}");

        TestingCommand command = ask("hi");

        assertThat(command.exitCode()).isEqualTo(1);
        assertThat(command.out()).contains("FALSE  fabricated");
        assertThat(credentials).containsExactly("null");
    }

    @Test
    void refusal_isItsDetailAndCode() {
        status = 503;
        answer = "{\"detail\":\"the model is being loaded\",\"code\":\"MODEL_LOADING\"}";

        TestingCommand command = ask("hi");

        assertThat(command.exitCode()).isEqualTo(1);
        assertThat(command.err().strip()).isEqualTo("the model is being loaded (MODEL_LOADING)");
    }

    @Test
    void errorInTheStream_isShownBehindTheText() {
        answer =
                "event: token\ndata: {\"text\":\"He \"}\n\nevent: error\ndata: {\"detail\":\"gone\",\"code\":\"TIMEOUT\"}\n\n";

        TestingCommand command = ask("hi");

        assertThat(command.exitCode()).isEqualTo(1);
        assertThat(command.out()).startsWith("He ");
        assertThat(command.err().strip()).isEqualTo("gone (TIMEOUT)");
    }

    @Test
    void streamThatBreaksOff_isAFailure() {
        answer = "event: token\ndata: {\"text\":\"He \"}\n\n";

        assertThat(ask("hi").err()).contains("the stream ended before the answer did");
    }

    @Test
    void noServer_isNamed() {
        TestingCommand command = new TestingCommand().run("ask", "--url", "http://localhost:1", "hi");

        assertThat(command.exitCode()).isEqualTo(1);
        assertThat(command.err()).contains("there is no server at http://localhost:1");
    }

    private TestingCommand ask(String... arguments) {
        List<String> all = new ArrayList<>(List.of(
                "ask", "--url", "http://localhost:" + server.getAddress().getPort()));
        all.addAll(List.of(arguments));
        return new TestingCommand().run(all.toArray(String[]::new));
    }
}
