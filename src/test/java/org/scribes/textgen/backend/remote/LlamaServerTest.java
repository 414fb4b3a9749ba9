package org.scribes.textgen.backend.remote;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scribes.textgen.domain.Cancellation;
import org.scribes.textgen.domain.Completion;
import org.scribes.textgen.domain.Delivery;
import org.scribes.textgen.domain.GenerationRequest;
import org.scribes.textgen.domain.Message;
import org.scribes.textgen.domain.ModelStatus.NameSource;
import org.scribes.textgen.domain.Passage;
import org.scribes.textgen.domain.Prompt;
import org.scribes.textgen.domain.Role;
import org.scribes.textgen.domain.SamplingOptions;
import org.scribes.textgen.generation.pipeline.TestingChain;
import org.scribes.textgen.generation.pipeline.TestingChain.Outcome;
import org.scribes.textgen.observe.TestingMetrics;

/**
 * The backend against a real llama.cpp server, which {@code TEXTGEN_TEST_LLAMA_SERVER} names or the PATH has, with a model
 * of random weights. Where there is none the tests are skipped.
 */
class LlamaServerTest {
    private static final String VARIABLE = "TEXTGEN_TEST_LLAMA_SERVER";
    private static final Path MAKER = Path.of("bench", "MakeCheckpoint.java");
    private static final int STARTING_SECONDS = 60;
    private static final int TOKENS = 12;

    @TempDir
    private static Path folder;

    private static Optional<Process> server = Optional.empty();
    private static URI address = URI.create("http://localhost");

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        Optional<Path> program = program();
        if (program.isEmpty() || !Files.exists(MAKER)) {
            return;
        }
        run(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                MAKER.toString(),
                "tiny",
                folder.toString());
        int port = freePort();
        address = URI.create("http://127.0.0.1:" + port);
        server = Optional.of(process(
                        program.get().toString(),
                        "--model",
                        folder.resolve("model-q8_0.gguf").toString(),
                        "--host",
                        "127.0.0.1",
                        "--port",
                        Integer.toString(port),
                        "--ctx-size",
                        "1024")
                .start());
        awaitReady();
    }

    /** For each test, so that each is listed as skipped. */
    @BeforeEach
    void requireServer() {
        Assumptions.assumeTrue(
                program().isPresent(), "there is no llama-server on the PATH, nor one that " + VARIABLE + " names");
        Assumptions.assumeTrue(Files.exists(MAKER), MAKER + " is not here, which writes the model");
    }

    @AfterAll
    static void stop() throws InterruptedException {
        if (server.isPresent()) {
            server.get().destroyForcibly().waitFor();
        }
    }

    @Test
    void answer_isStreamedAndCounted() {
        TestingMetrics metrics = new TestingMetrics();
        RemoteBackend hub = TestingHubBackend.at(address, metrics, Map.of("textgen.hub.idle-timeout", "30"));

        Outcome outcome = new TestingChain(metrics, List.of(hub))
                .ask(request(), new Cancellation(Duration.ofSeconds(60), System::nanoTime));

        assertThat(outcome.failure()).isEmpty();
        Completion completion = outcome.answer().orElseThrow().completion();
        assertThat(outcome.text()).isEqualTo(completion.text());
        assertThat(completion.usage().estimated()).isFalse();
        assertThat(completion.usage().input()).isPositive();
        assertThat(completion.usage().generated()).isBetween(1, TOKENS);
    }

    @Test
    void name_isThatOfTheServersModel() {
        RemoteModel model = TestingHubBackend.model(address, new TestingMetrics(), Map.of());

        model.refresh();

        assertThat(model.named().source()).isEqualTo(NameSource.SERVER);
        assertThat(model.named().name()).contains("model-q8_0");
    }

    private static GenerationRequest request() {
        SamplingOptions options = new SamplingOptions(
                OptionalInt.of(TOKENS),
                SamplingOptions.DEFAULTS.temperature(),
                SamplingOptions.DEFAULTS.topP(),
                SamplingOptions.DEFAULTS.topK(),
                SamplingOptions.DEFAULTS.repetitionPenalty(),
                SamplingOptions.DEFAULTS.seed(),
                List.of());
        return new GenerationRequest(
                "req-1",
                new Prompt.Conversation(List.of(new Message(Role.USER, "Who wept?"))),
                List.of(new Passage("a", "Jesus wept.", Optional.of("John 11:35"), Optional.empty())),
                options,
                Optional.empty(),
                Delivery.WHOLE);
    }

    private static Optional<Path> program() {
        Stream<Path> named = Optional.ofNullable(System.getenv(VARIABLE)).map(Path::of).stream();
        Stream<Path> onPath = Stream.of(
                        Optional.ofNullable(System.getenv("PATH")).orElse("").split(File.pathSeparator))
                .map(place -> Path.of(place, "llama-server"));
        return Stream.concat(named, onPath).filter(Files::isExecutable).findFirst();
    }

    private static void run(String... command) throws IOException, InterruptedException {
        Process process = process(command).start();
        assertThat(process.waitFor(STARTING_SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isZero();
    }

    private static ProcessBuilder process(String... command) {
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("output.log").toFile());
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static void awaitReady() throws InterruptedException {
        HttpClient client = HttpClient.newHttpClient();
        HttpRequest health = HttpRequest.newBuilder(address.resolve("/health")).build();
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(STARTING_SECONDS);
        while (System.nanoTime() < end && server.orElseThrow().isAlive()) {
            try {
                if (client.send(health, HttpResponse.BodyHandlers.discarding()).statusCode() == 200) {
                    return;
                }
            } catch (IOException notYet) {
                // it is still starting
            }
            Thread.sleep(100);
        }
        throw new AssertionError("llama-server did not start: see its output in " + folder);
    }
}
