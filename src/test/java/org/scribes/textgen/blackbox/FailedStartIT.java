package org.scribes.textgen.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.scribes.textgen.blackbox.TestingServer.Ended;

/** A start that fails ends the process, and the message is the last that it says. All servers start side by side. */
class FailedStartIT {
    private static final String FIRST_LINE = "scribes-textgen did not start.";

    @TempDir
    static Path folder;

    private static final Map<String, CompletableFuture<Ended>> ENDED = new HashMap<>();
    private static TestingServer living;
    private static ServerSocket taken;

    @BeforeAll
    static void start() throws IOException {
        living = TestingServer.start("living", Map.of("TEXTGEN_START_FAILURE", "stay", "HF_GENERATION_TIMEOUT", "abc"));
        taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        Path envFile = Files.writeString(folder.resolve("wrong.env"), "HF_HOME=/tmp\nnonsense\n");
        Path file = Files.createFile(folder.resolve("file"));
        ENDED.put(
                "wrong values",
                TestingServer.end(
                        "values",
                        Map.of(
                                "LOG_FORMAT", "text",
                                "HF_GENERATION_TIMEOUT", "abc",
                                "HF_GENERATION_TEMPERATURE", "hot",
                                "HF_MODEL_PAHT", "/models/one")));
        ENDED.put(
                "wrong .env",
                TestingServer.end("env-file", Map.of("LOG_FORMAT", "json", "TEXTGEN_ENV_FILE", envFile.toString())));
        ENDED.put(
                "port",
                TestingServer.end(
                        "port", Map.of("LOG_FORMAT", "text", "HTTP_PORT", Integer.toString(taken.getLocalPort()))));
        ENDED.put("folder", TestingServer.end("folder", Map.of("TEXTGEN_DATA_DIR", file.toString())));
        ENDED.put(
                "certificates",
                TestingServer.end(
                        "certificates",
                        Map.of(
                                "TEXTGEN_HUB_URL",
                                "https://localhost:1",
                                "TEXTGEN_HUB_CA_CERTIFICATES",
                                folder.resolve("none.pem").toString())));
    }

    @AfterAll
    static void stop() throws IOException {
        ENDED.values().forEach(CompletableFuture::join);
        living.close();
        taken.close();
    }

    @Test
    void wrongValues_areTheLastWords() {
        Ended ended = ENDED.get("wrong values").join();

        assertThat(ended.exitCode()).isEqualTo(1);
        assertThat(ended.console()).endsWith(FIRST_LINE + """

                        Wrong configuration, 3 problems:
                         - HF_GENERATION_TEMPERATURE is "hot" (from the environment): allowed is a number from 0 to 2
                         - HF_GENERATION_TIMEOUT is "abc" (from the environment): allowed is a number of seconds above 0 and at most 600
                         - HF_MODEL_PAHT (from the environment) is not a property; do you mean HF_MODEL_PATH?
                        """);
        assertThat(ended.console().split("is \"abc\"", -1)).as("said once").hasSize(2);
    }

    @Test
    void wrongValues_areInTheLog() throws IOException {
        Ended ended = ENDED.get("wrong values").join();

        assertThat(Files.readString(ended.logs().resolve("messages.log")))
                .contains("start_failed", "HF_GENERATION_TIMEOUT is")
                .doesNotContain("Exception");
    }

    @Test
    void wrongEnvFile_isTheLastLineBehindTheJson() {
        Ended ended = ENDED.get("wrong .env").join();

        assertThat(ended.exitCode()).isEqualTo(1);
        List<String> lines = ended.console().lines().toList();
        assertThat(lines.get(lines.size() - 1))
                .isEqualTo("Wrong configuration: " + folder.resolve("wrong.env")
                        + ", line 2: expected NAME=value or a comment");
        assertThat(lines.get(lines.size() - 2)).isEqualTo(FIRST_LINE);
        assertThat(ended.console()).contains("{\"type\"");
    }

    @Test
    void portInUse_isNamed() {
        Ended ended = ENDED.get("port").join();

        assertThat(ended.exitCode()).isEqualTo(1);
        assertThat(ended.console())
                .endsWith(
                        FIRST_LINE + "\nPort " + taken.getLocalPort()
                                + " of localhost is in use by another program: stop that one, or set HTTP_PORT to another port\n");
    }

    @Test
    void folderThatIsNone_isNamed() {
        Ended ended = ENDED.get("folder").join();

        assertThat(ended.exitCode()).isEqualTo(1);
        assertThat(ended.console()).contains(FIRST_LINE + "\nWrong configuration: textgen.data.dir is " + folder);
    }

    @Test
    void certificatesThatAreNotThere_areNamed() {
        Ended ended = ENDED.get("certificates").join();

        assertThat(ended.exitCode()).isEqualTo(1);
        assertThat(ended.console())
                .endsWith(FIRST_LINE + "\nWrong configuration: textgen.hub.ca-certificates is "
                        + folder.resolve("none.pem") + ", which does not exist\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/generate", "/api/v1/model", "/nowhere", "/"})
    void processThatStays_answersEveryPathWithTheMessage(String path) throws IOException, InterruptedException {
        HttpResponse<String> response = get(path);

        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(Api.json(response.body()).path("detail").asText())
                .isEqualTo("the service did not start. Wrong configuration: HF_GENERATION_TIMEOUT is \"abc\" (from the"
                        + " environment): allowed is a number of seconds above 0 and at most 600");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/status", "/nowhere/else"})
    void processThatStays_tellsABrowserWhy(String path) throws IOException, InterruptedException {
        HttpResponse<String> response = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(living.uri(path))
                                .header("Accept", PageErrorsIT.BROWSER)
                                .build(),
                        BodyHandlers.ofString());

        assertThat(response.statusCode()).isEqualTo(503);
        PageErrorsIT.assertPage(
                response, "the service did not start. Wrong configuration: HF_GENERATION_TIMEOUT is &quot;abc&quot;");
        assertThat(response.body()).as("links to nothing").doesNotContain("href");
    }

    /** A client of Hugging Face repeats a 503 at once and for ever. */
    @ParameterizedTest
    @ValueSource(strings = {"/generate", "/info"})
    void processThatStays_answersADoorInItsFormat(String path) throws IOException, InterruptedException {
        HttpResponse<String> response = get(path);

        assertThat(response.statusCode()).isEqualTo(424);
        assertThat(Api.json(response.body()).path("error").asText())
                .startsWith("the service did not start. Wrong configuration: HF_GENERATION_TIMEOUT is \"abc\"");
        assertThat(Api.json(response.body()).path("error_type").asText()).isEqualTo("generation");
    }

    @Test
    void processThatStays_isNotReadyAndSaysWhy() throws IOException, InterruptedException {
        HttpResponse<String> response = get("/health/ready");

        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(response.body()).contains("HF_GENERATION_TIMEOUT is");
    }

    private static HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(living.uri(path).toString()))
                                .build(),
                        BodyHandlers.ofString());
    }
}
