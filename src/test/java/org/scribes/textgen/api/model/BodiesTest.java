package org.scribes.textgen.api.model;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.scribes.textgen.api.generate.AnswerBody;
import org.scribes.textgen.api.generate.TestingBodies;
import org.scribes.textgen.api.http.ProblemBody;
import org.scribes.textgen.api.http.ProblemMapper;
import org.scribes.textgen.domain.Completion;
import org.scribes.textgen.domain.ErrorCode;
import org.scribes.textgen.domain.FinishReason;
import org.scribes.textgen.domain.GenerationException;
import org.scribes.textgen.domain.GenerationResult;
import org.scribes.textgen.domain.Mode;
import org.scribes.textgen.domain.ModelStatus;
import org.scribes.textgen.domain.ModelStatus.LoadState;
import org.scribes.textgen.domain.ModelStatus.NameSource;
import org.scribes.textgen.domain.ModelStatus.Named;
import org.scribes.textgen.domain.Route;
import org.scribes.textgen.domain.TokenUsage;

/** What is sent, letter by letter: clients depend on it. */
class BodiesTest {
    @Test
    void answer_isInSnakeCase() {
        GenerationResult result = new GenerationResult(
                "req-1",
                new Completion(
                        "It says, \"ä\u2028😀\"\n",
                        FinishReason.EOS_TOKEN,
                        "tiny",
                        Mode.LOCAL,
                        TokenUsage.counted(117, 44),
                        0,
                        List.of("lowered")),
                Route.DIRECT,
                Duration.ofMillis(412),
                Optional.of(Duration.ofMillis(38)));

        assertThat(json(AnswerBody.of(result)))
                .isEqualTo(
                        "{\"answer\":\"It says, \\\"ä\u2028😀\\\"\\n\",\"status\":\"ok\",\"citations\":[],\"grounding\":{\"policy\":\"off\",\"layout\":null,\"verdicts\":{},\"verified_share\":null,\"cited_share\":null},\"warnings\":[\"lowered\"],"
                                + "\"metadata\":{\"request_id\":\"req-1\",\"model\":\"tiny\",\"mode\":\"local\",\"latency_ms\":412,"
                                + "\"time_to_first_token_ms\":38,\"input_tokens\":117,\"tokens_generated\":44,\"tokens_estimated\":false,"
                                + "\"finish_reason\":\"eos_token\",\"temperature\":0.0,\"attempts\":1,\"failover\":[],\"cached\":false}}");
    }

    @Test
    void refusalOfADemonstrationModel_saysSo() {
        GenerationResult result = new GenerationResult(
                "req-1",
                new Completion(
                                "No.",
                                FinishReason.EOS_TOKEN,
                                "tiny",
                                Mode.LOCAL,
                                TokenUsage.counted(7, 0),
                                0,
                                List.of())
                        .refusing()
                        .noting("demonstration model: tiny"),
                Route.DIRECT,
                Duration.ZERO,
                Optional.empty());

        assertThat(json(AnswerBody.of(result)))
                .startsWith("{\"answer\":\"No.\",\"status\":\"ok\",\"refusal\":true,\"citations\":[]")
                .contains("\"model\":\"tiny\",\"model_note\":\"demonstration model: tiny\",\"mode\":\"local\"");
    }

    @Test
    void emptyAnswer_hasNoTimeToItsFirstToken() {
        GenerationResult result = new GenerationResult(
                "req-1",
                new Completion(
                        "", FinishReason.STOP_SEQUENCE, "tiny", Mode.API, TokenUsage.counted(1, 1), 0.2, List.of()),
                Route.DIRECT,
                Duration.ZERO,
                Optional.empty());

        assertThat(json(AnswerBody.of(result)))
                .contains("\"finish_reason\":\"stop_sequence\"", "\"mode\":\"api\"")
                .doesNotContain("time_to_first_token_ms");
    }

    @ParameterizedTest
    @CsvSource({"0.0000002100, 0.00000021", "12.50, 12.5", "10, 10", "0E-9, 0"})
    void cost_isToldPlainly(String usd, String told) {
        GenerationResult result = new GenerationResult(
                        "req-1",
                        new Completion(
                                "a", FinishReason.EOS_TOKEN, "tiny", Mode.API, TokenUsage.counted(1, 1), 0, List.of()),
                        Route.DIRECT,
                        Duration.ZERO,
                        Optional.empty())
                .costing(Optional.of(new BigDecimal(usd)));

        assertThat(json(AnswerBody.of(result))).contains("\"estimated_cost_usd\":" + told + "}");
    }

    @Test
    void modelThatIsReady_isToldInFull() {
        ModelStatus status = new ModelStatus(
                "tiny",
                Mode.LOCAL,
                new LoadState.Ready(),
                Optional.of("f32"),
                Optional.of("cpu"),
                400,
                OptionalInt.of(512),
                OptionalDouble.of(0.2));

        assertThat(json(ModelBody.of(status)))
                .isEqualTo("{\"model_name\":\"tiny\",\"mode\":\"local\",\"precision\":\"f32\",\"device\":\"cpu\","
                        + "\"max_output_tokens\":400,\"context_window\":512,\"temperature\":0.2,\"initialized\":true,"
                        + "\"load_state\":\"ready\",\"load_progress\":1.0}");
    }

    @Test
    void nameOfAModelBehindAnApi_tellsWhereItComesFrom() {
        assertThat(json(ModelBody.of(named(NameSource.SERVER, "one", "two"))))
                .startsWith(
                        "{\"model_name\":\"one\",\"model_name_source\":\"server\",\"served_models\":[\"one\",\"two\"],"
                                + "\"mode\":\"api\"");
        assertThat(json(ModelBody.of(named(NameSource.ASSUMED))))
                .startsWith("{\"model_name\":\"one\",\"model_name_source\":\"assumed\",\"mode\":\"api\"");
    }

    private static ModelStatus named(NameSource source, String... served) {
        return new ModelStatus(
                "one",
                Mode.API,
                new LoadState.Ready(),
                Optional.empty(),
                Optional.empty(),
                400,
                OptionalInt.empty(),
                OptionalDouble.of(0.2),
                Optional.of(new Named("one", source, List.of(served))),
                Optional.empty(),
                Optional.empty());
    }

    @Test
    void modelThatIsNotReady_tellsWhyAndHowFarItIs() {
        assertThat(json(ModelBody.of(status(new LoadState.Loading("download", 0.25)))))
                .isEqualTo(
                        "{\"model_name\":\"tiny\",\"mode\":\"local\",\"max_output_tokens\":400,\"initialized\":false,"
                                + "\"load_state\":\"loading\",\"load_progress\":0.25,\"load_step\":\"download\"}");
        assertThat(json(ModelBody.of(status(new LoadState.Failed("config.json: is not there")))))
                .endsWith("\"initialized\":false,\"load_state\":\"failed\",\"load_progress\":0.0,"
                        + "\"load_error\":\"config.json: is not there\"}");
        assertThat(json(ModelBody.of(status(new LoadState.Idle()))))
                .endsWith("\"initialized\":false,\"load_state\":\"idle\",\"load_progress\":0.0}");
    }

    @Test
    void problem_followsRfc9457() {
        GenerationException failure = new GenerationException(ErrorCode.MODEL_UNAVAILABLE, "no model");

        assertThat(json(ProblemBody.of(failure, "/api/v1/generate", "req-1")))
                .isEqualTo("{\"type\":\"about:blank\",\"title\":\"Service Unavailable\",\"status\":503,"
                        + "\"detail\":\"no model\",\"instance\":\"/api/v1/generate\",\"code\":\"MODEL_UNAVAILABLE\","
                        + "\"request_id\":\"req-1\"}");
    }

    @ParameterizedTest
    @CsvSource({"PT0S, 1", "PT0.001S, 1", "PT1S, 1", "PT1.000000001S, 2", "PT1.5S, 2", "PT20S, 20"})
    void retryAfter_isRoundedUpToWholeSeconds(Duration delay, long seconds) {
        assertThat(ProblemMapper.wholeSeconds(delay)).isEqualTo(seconds);
    }

    private static ModelStatus status(LoadState load) {
        return new ModelStatus(
                "tiny",
                Mode.LOCAL,
                load,
                Optional.empty(),
                Optional.empty(),
                400,
                OptionalInt.empty(),
                OptionalDouble.empty());
    }

    private static String json(Object body) {
        return new String(TestingBodies.JSON.write(body), UTF_8);
    }
}
