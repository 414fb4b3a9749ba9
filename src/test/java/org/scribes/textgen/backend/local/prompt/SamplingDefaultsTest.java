package org.scribes.textgen.backend.local.prompt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.scribes.textgen.backend.local.sampling.SamplingParameters;
import org.scribes.textgen.checkpoint.GenerationConfig;
import org.scribes.textgen.domain.Delivery;
import org.scribes.textgen.domain.GenerationRequest;
import org.scribes.textgen.domain.Prompt;
import org.scribes.textgen.domain.SamplingOptions;

/** Tests the precedence: request, configured property, model, built-in default. */
class SamplingDefaultsTest {
    private static final Map<String, String> SET = Map.of(
            "hf.generation.temperature", "0.5",
            "assistant.model.top.p", "0.6",
            "assistant.model.repetition.penalty", "1.5",
            "assistant.max.output.tokens", "200",
            "textgen.local.repetition-penalty-scope", "all");
    private static final GenerationConfig MODEL = new GenerationConfig(
            List.of(),
            Optional.of(true),
            OptionalDouble.of(0.7),
            OptionalDouble.of(0.8),
            OptionalInt.of(50),
            OptionalDouble.of(1.2),
            OptionalInt.of(120));
    private static final SamplingOptions REQUEST = new SamplingOptions(
            OptionalInt.of(7),
            OptionalDouble.of(0),
            OptionalDouble.of(0.1),
            OptionalInt.of(3),
            OptionalDouble.of(1.0),
            OptionalLong.of(42),
            List.of());

    @Test
    void parameters_request_overridesAll() {
        SamplingDefaults defaults = TestingSettings.defaults(MODEL, SET);

        assertThat(defaults.parameters(REQUEST))
                .isEqualTo(new SamplingParameters(0, 0.1, 3, 1.0, true, OptionalLong.of(42)));
        assertThat(defaults.outputLimit(REQUEST).tokens()).isEqualTo(7);
    }

    @Test
    void penalty_ofARepeatedAttempt_isRaised() {
        SamplingOptions again = request(SamplingOptions.DEFAULTS);

        assertThat(penalty(MODEL, Map.of(), again)).isEqualTo(1.3, within(1e-9));
        assertThat(penalty(MODEL, SET, again)).isEqualTo(1.6, within(1e-9));
        assertThat(penalty(TestingSettings.SILENT_MODEL, Map.of(), again)).isEqualTo(1.2, within(1e-9));
        assertThat(penalty(MODEL, SET, request(REQUEST))).isEqualTo(1.1, within(1e-9));
        assertThat(penalty(MODEL, Map.of("assistant.model.repetition.penalty", "1.95"), again))
                .isEqualTo(2, within(1e-9));
        assertThat(request(REQUEST).seed()).hasValue(43);
    }

    private static double penalty(GenerationConfig model, Map<String, String> settings, SamplingOptions options) {
        return TestingSettings.defaults(model, settings).parameters(options).repetitionPenalty();
    }

    private static SamplingOptions request(SamplingOptions options) {
        return new GenerationRequest(
                        "req-1", new Prompt.Text("Who?", false), List.of(), options, Optional.empty(), Delivery.WHOLE)
                .repeatingLess()
                .options();
    }

    @Test
    void parameters_properties_overrideTheModel() {
        SamplingDefaults defaults = TestingSettings.defaults(MODEL, SET);

        assertThat(defaults.parameters(SamplingOptions.DEFAULTS))
                .isEqualTo(new SamplingParameters(0.5, 0.6, 50, 1.5, true, OptionalLong.empty()));
        assertThat(defaults.outputLimit(SamplingOptions.DEFAULTS).tokens()).isEqualTo(200);
    }

    @Test
    void parameters_model_overridesTheService() {
        SamplingDefaults defaults = TestingSettings.defaults(MODEL, Map.of());

        assertThat(defaults.parameters(SamplingOptions.DEFAULTS))
                .isEqualTo(new SamplingParameters(0.7, 0.8, 50, 1.2, false, OptionalLong.empty()));
        assertThat(defaults.outputLimit(SamplingOptions.DEFAULTS).tokens()).isEqualTo(120);
    }

    @Test
    void parameters_nothingSet_areTheDefaults() {
        SamplingDefaults defaults = TestingSettings.defaults(TestingSettings.SILENT_MODEL, Map.of());

        assertThat(defaults.parameters(SamplingOptions.DEFAULTS))
                .isEqualTo(new SamplingParameters(0.2, 0.9, 0, 1.1, false, OptionalLong.empty()));
        assertThat(defaults.outputLimit(SamplingOptions.DEFAULTS).tokens()).isEqualTo(400);
    }

    @Test
    void temperature_modelWithoutSampling_isGreedy() {
        GenerationConfig greedy = new GenerationConfig(
                List.of(),
                Optional.of(false),
                OptionalDouble.of(0.7),
                OptionalDouble.empty(),
                OptionalInt.empty(),
                OptionalDouble.empty(),
                OptionalInt.empty());

        assertThat(TestingSettings.defaults(greedy, Map.of()).temperature()).isZero();
    }

    @Test
    void maxNewTokens_aboveTheLimit_isTheLimit() {
        SamplingOptions request = new SamplingOptions(
                OptionalInt.of(1000),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalInt.empty(),
                OptionalDouble.empty(),
                OptionalLong.empty(),
                List.of());

        assertThat(TestingSettings.defaults(MODEL, SET).outputLimit(request).tokens())
                .isEqualTo(200);
        assertThat(TestingSettings.defaults(MODEL, Map.of())
                        .outputLimit(request)
                        .tokens())
                .isEqualTo(400);
    }
}
