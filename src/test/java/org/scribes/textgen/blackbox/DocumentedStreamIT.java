package org.scribes.textgen.blackbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scribes.textgen.blackbox.ChildProgram.Result;

/** The Java program that docs/clients.md prints reads the stream of a server. */
@OnDefaultServer
class DocumentedStreamIT {
    private static final Path PROGRAM = Path.of("src", "test", "clients", "snippets", "ReadStream.java");
    private static final String DONE = "\n[done] ";

    private final Api api = new Api();

    @TempDir
    private Path folder = Path.of("");

    @BeforeEach
    void copy() throws IOException {
        Files.copy(PROGRAM, folder.resolve("ReadStream.java"));
    }

    @Test
    void program_showsTheAnswerOfTheServer() throws IOException, InterruptedException {
        api.awaitReady();
        String server = api.request("").build().uri().toString();

        Result result = read(server.substring(0, server.lastIndexOf('/')));

        assertThat(result.exitCode()).as(result.output()).isZero();
        String[] shown = result.output().split(Pattern.quote(DONE), -1);
        assertThat(shown).hasSize(2);
        JsonNode answer = Api.json(shown[1]);
        assertThat(shown[0].replaceAll("\n\\[citation] .*\n", ""))
                .isEqualTo(answer.path("answer").textValue());
        assertThat(shown[0].lines().filter(line -> line.startsWith("[citation] ")))
                .hasSize(answer.path("citations").size())
                .isNotEmpty();
    }

    @Test
    void escapesCommentsAndUnknownEvents_areRead() throws IOException, InterruptedException {
        Result result = readFrom(200, """
                : waiting

                event: token
                data: {"text":"a\\"b\\\\u0041\\u0042\\n\\/$1"}

                event: later
                data: {}

                event: restart
                data: {"reason":"UPSTREAM_ERROR"}

                event: done
                data: {"answer":""}

                """);

        assertThat(result.exitCode()).as(result.output()).isZero();
        assertThat(result.output())
                .isEqualTo(
                        "a\"b\\u0041B\n/$1\n[another answer begins: discard the text so far]\n\n[done] {\"answer\":\"\"}\n");
    }

    @Test
    void errorEvent_failsTheProgram() throws IOException, InterruptedException {
        Result result = readFrom(200, "event: error\ndata: {\"code\":\"TIMEOUT\"}\n\n");

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.output()).contains("{\"code\":\"TIMEOUT\"}");
    }

    @Test
    void streamThatBreaksOff_failsTheProgram() throws IOException, InterruptedException {
        Result result = readFrom(200, "event: token\ndata: {\"text\":\"a\"}\n\n");

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.output()).contains("the connection broke");
    }

    @Test
    void problem_failsTheProgram() throws IOException, InterruptedException {
        Result result = readFrom(429, "{\"code\":\"RATE_LIMITED\"}");

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.output()).contains("{\"code\":\"RATE_LIMITED\"}");
    }

    private Result readFrom(int status, String body) throws IOException, InterruptedException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/api/v1/generate/stream", exchange -> {
            byte[] bytes = body.getBytes(UTF_8);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.start();
        try {
            return read("http://localhost:" + server.getAddress().getPort());
        } finally {
            server.stop(0);
        }
    }

    private Result read(String server) throws IOException, InterruptedException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return ChildProgram.run(folder, Map.of(), List.of(java, "ReadStream.java", server));
    }
}
