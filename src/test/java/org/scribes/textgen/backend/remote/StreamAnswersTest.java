package org.scribes.textgen.backend.remote;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.scribes.textgen.backend.remote.Events.DONE;
import static org.scribes.textgen.backend.remote.Events.finish;
import static org.scribes.textgen.backend.remote.Events.status;
import static org.scribes.textgen.backend.remote.Events.streaming;
import static org.scribes.textgen.backend.remote.Events.token;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.scribes.textgen.domain.Cancellation;
import org.scribes.textgen.domain.Completion;
import org.scribes.textgen.domain.Delivery;
import org.scribes.textgen.domain.FinishReason;
import org.scribes.textgen.domain.GenerationRequest;
import org.scribes.textgen.domain.SamplingOptions;
import org.scribes.textgen.domain.TokenCounter;
import org.scribes.textgen.domain.TokenUsage;
import org.scribes.textgen.generation.pipeline.TestingChain;
import org.scribes.textgen.generation.pipeline.TestingChain.Outcome;
import org.scribes.textgen.observe.TestingMetrics;

/** How a streamed answer is asked for, put together and ended. */
class StreamAnswersTest {
    private static final Logger LOG = Logger.getLogger("org.scribes.textgen.backend");
    private static final Map<String, String> PATIENT = Map.of("textgen.hub.idle-timeout", "60");

    private final TestingUpstream upstream = new TestingUpstream(streaming(List.of("In", " the", " beginning")));

    /** The tokenizer of a model that knows words. */
    private static final class Words implements TokenCounter {
        @Override
        public int countPrompt(GenerationRequest request) {
            return 11;
        }

        @Override
        public int count(String text) {
            return text.isBlank() ? 0 : text.strip().split(" ").length;
        }
    }

    @BeforeEach
    void silenceTheLog() {
        LOG.setLevel(Level.OFF);
    }

    @AfterEach
    void close() throws IOException {
        LOG.setLevel(null);
        upstream.close();
    }

    @Test
    void endlessAnswer_isCutAtItsLimitAndItsConnectionClosed() {
        upstream.behave((request, connection) -> {
            connection.stream();
            while (true) {
                connection.chunk(token("w "));
            }
        });

        Completion answer = answered(ask(Map.of(), Optional.empty(), SamplingOptions.DEFAULTS));

        assertThat(answer.text()).isEqualTo("w ".repeat(400));
        assertThat(answer.finishReason()).isEqualTo(FinishReason.LENGTH);
        assertThat(answer.usage()).isEqualTo(new TokenUsage(6, 400, true));
        assertThat(answer.warnings())
                .containsExactly("the provider went on after 400 tokens: the answer was cut there");
        upstream.awaitNoConnection();
    }

    @Test
    void countedAnswer_isCutWithinAPiece() {
        upstream.behave((request, connection) ->
                connection.stream().chunk(token("one two three four five")).awaitClose());

        Completion answer = answered(ask(Map.of(), Optional.of(new Words()), options(3)));

        assertThat(answer.text()).isEqualTo("one two three ");
        assertThat(answer.usage()).isEqualTo(TokenUsage.counted(11, 3));
        upstream.awaitNoConnection();
    }

    @ParameterizedTest
    @ValueSource(strings = {"END", "5"})
    void stopText_endsTheAnswerAcrossPiecesAndClosesTheConnection(String stop) {
        upstream.behave((request, connection) -> connection.stream()
                .chunk(token("Amen. ") + token(stop.substring(0, 1)) + token(stop.substring(1) + " and more"))
                .awaitClose());

        Outcome outcome = ask(PATIENT, Optional.empty(), options(400, "1", "2", "3", "4", "5", "END"));

        assertThat(answered(outcome).text()).isEqualTo("Amen. ");
        assertThat(answered(outcome).finishReason()).isEqualTo(FinishReason.STOP_SEQUENCE);
        assertThat(outcome.seen()).containsExactly("Amen. ");
        upstream.awaitNoConnection();
    }

    @Test
    void stopTextThatTgiSendsItself_isNotShown() {
        upstream.behave((request, connection) -> connection.stream()
                .chunk("data:{\"token\":{\"text\":\"Amen.\",\"special\":false},\"generated_text\":null}\n\n")
                .chunk("data:{\"token\":{\"text\":\" EN\",\"special\":false},\"generated_text\":null}\n\n")
                .chunk("data:{\"token\":{\"text\":\"D\",\"special\":false},\"generated_text\":\"Amen. END\","
                        + "\"details\":{\"finish_reason\":\"stop_sequence\",\"generated_tokens\":3}}\n\n")
                .end());

        Outcome outcome = ask(Map.of("textgen.hub.protocol", "tgi"), Optional.empty(), options(9, " END"));

        assertThat(answered(outcome).text()).isEqualTo("Amen.");
        assertThat(answered(outcome).finishReason()).isEqualTo(FinishReason.STOP_SEQUENCE);
        assertThat(answered(outcome).usage()).isEqualTo(new TokenUsage(6, 3, true));
        assertThat(upstream.requests().get(0).line()).isEqualTo("POST /generate_stream HTTP/1.1");
    }

    @Test
    void tokens_areCountedByTheServerThenTheTokenizerThenGuessed() {
        assertThat(answered(ask(Map.of())).usage()).isEqualTo(TokenUsage.counted(7, 4));

        upstream.behave((request, connection) -> connection.stream()
                .chunk(token("one") + token(" two th") + token("ree") + finish("stop") + DONE)
                .end());
        assertThat(answered(ask(Map.of())).usage()).isEqualTo(new TokenUsage(6, 3, true));
        assertThat(answered(ask(Map.of(), Optional.of(new Words()), options(9))).usage())
                .isEqualTo(TokenUsage.counted(11, 3));

        upstream.behave(status(200, "{\"choices\":[{\"message\":{\"content\":\"In the beginning\"}}]}"));
        assertThat(answered(ask(Map.of())).usage()).isEqualTo(new TokenUsage(6, 4, true));
    }

    @Test
    void request_carriesWhatIsConfiguredAndNoMore() {
        Completion answer = answered(ask(Map.of(
                "hf.generation.model", "org/model:fastest",
                "textgen.hub.bill-to", "the-church",
                "textgen.hub.headers", "X-Team: pastoral, X-Other: a b")));

        TestingUpstream.Request request = upstream.requests().get(0);
        assertThat(answer.model()).isEqualTo("org/model:fastest");
        assertThat(request.body()).contains("\"model\":\"org/model:fastest\"", "What does John 3:16 say?");
        assertThat(request.headers())
                .containsEntry("authorization", "Bearer " + TestingHubBackend.KEY)
                .containsEntry("x-hf-bill-to", "the-church")
                .containsEntry("x-team", "pastoral")
                .containsEntry("x-other", "a b")
                .containsEntry("content-type", "application/json")
                .containsEntry("accept", "text/event-stream, application/json")
                .containsEntry("accept-encoding", "identity")
                .doesNotContainKeys("upgrade", "http2-settings", "expect");
        assertThat(request.body()).doesNotContain(TestingHubBackend.KEY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/", "/v1", "/v1/", "//"})
    void address_isTheSameWithAndWithoutItsVersion(String end) {
        Map<String, String> properties = Map.of("textgen.hub.url", upstream.uri() + "/proxy" + end);

        assertThat(answered(ask(properties)).text()).isEqualTo("In the beginning");
        assertThat(upstream.requests().get(0).line()).isEqualTo("POST /proxy/v1/chat/completions HTTP/1.1");
    }

    @ParameterizedTest
    @EnumSource(names = {"STREAM_RESTART", "STREAM_ERROR"})
    void charactersCutAtEveryByte_areShownWhole(Delivery delivery) {
        List<String> tokens = List.of("é", "\u05D0\u05D1", "\ud83d\ude00!");
        upstream.behave((request, connection) -> {
            connection.stream();
            for (byte single : Events.stream(tokens).getBytes(UTF_8)) {
                connection.chunk(new byte[] {single});
            }
            connection.end();
        });

        assertThat(ask(delivery, Map.of()).seen()).containsExactlyElementsOf(tokens);
    }

    @Test
    void halvesOfACharacterInTwoEvents_areShownAsOne() {
        upstream.behave(streaming(List.of("c", "\\ud83d", "\\ude00", "b\\ud83d")));

        Outcome outcome = ask(Map.of());

        assertThat(outcome.seen()).containsExactly("c", "\ud83d\ude00", "b", "\uFFFD");
        assertThat(answered(outcome).text()).isEqualTo("c\ud83d\ude00b\uFFFD");
    }

    private Outcome ask(Map<String, String> properties) {
        return ask(Delivery.STREAM_RESTART, properties);
    }

    private Outcome ask(Delivery delivery, Map<String, String> properties) {
        return chain(properties, Optional.empty())
                .ask(TestingChain.request(delivery), new Cancellation(Duration.ofSeconds(30), System::nanoTime));
    }

    private Outcome ask(Map<String, String> properties, Optional<TokenCounter> counter, SamplingOptions options) {
        return chain(properties, counter)
                .ask(
                        TestingChain.request(Delivery.STREAM_ERROR, options),
                        new Cancellation(Duration.ofSeconds(30), System::nanoTime));
    }

    private TestingChain chain(Map<String, String> properties, Optional<TokenCounter> counter) {
        TestingMetrics metrics = new TestingMetrics();
        return new TestingChain(metrics, List.of(TestingHubBackend.at(upstream.uri(), metrics, properties, counter)));
    }

    private static Completion answered(Outcome outcome) {
        Completion answer = outcome.answer().orElseThrow().completion();
        assertThat(outcome.text()).isEqualTo(answer.text());
        return answer;
    }

    private static SamplingOptions options(int maxNewTokens, String... stop) {
        return new SamplingOptions(
                OptionalInt.of(maxNewTokens),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalInt.empty(),
                OptionalDouble.empty(),
                OptionalLong.empty(),
                List.of(stop));
    }
}
