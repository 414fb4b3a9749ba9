package org.scribes.textgen.api.tgi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.scribes.textgen.domain.BackendDemands;
import org.scribes.textgen.domain.Delivery;
import org.scribes.textgen.domain.ErrorCode;
import org.scribes.textgen.domain.GenerationException;
import org.scribes.textgen.domain.GenerationRequest;
import org.scribes.textgen.domain.GroundingPolicy;
import org.scribes.textgen.domain.LogprobOptions;
import org.scribes.textgen.domain.Prompt;
import org.scribes.textgen.domain.SamplingOptions;

class TgiReaderTest {
    @Test
    void inputsAlone_areARawPromptWithTheServersOptions() {
        TgiQuestion question = TestingTgi.read("{\"inputs\": \"<|user|>Who?\"}");

        GenerationRequest request = question.request();
        assertThat(request.prompt()).isEqualTo(new Prompt.Text("<|user|>Who?", true, true));
        assertThat(request.options()).isEqualTo(SamplingOptions.DEFAULTS);
        assertThat(request.demands()).isEqualTo(BackendDemands.NONE);
        assertThat(request.grounding()).isEqualTo(GroundingPolicy.REPAIR);
        assertThat(request.delivery()).isEqualTo(Delivery.WHOLE);
        assertThat(request.cache()).isTrue();
        assertThat(question.details()).isFalse();
        assertThat(question.streamDetails()).isTrue();
        assertThat(question.truncate()).isEmpty();
        assertThat(question.shown("She")).isEqualTo("She");
    }

    @Test
    void everyParameter_isRead() {
        TgiQuestion question = TestingTgi.asking("""
                {"temperature": 0.5, "repetition_penalty": 1.03, "frequency_penalty": -0.5, "top_k": 10, "top_p": 0.9,
                 "typical_p": 0.8, "do_sample": false, "max_new_tokens": 7, "return_full_text": true, "stop": ["a", "b"],
                 "truncate": 5, "watermark": false, "details": true, "decoder_input_details": true, "seed": 42,
                 "top_n_tokens": 3, "grammar": null, "adapter_id": null, "best_of": 1, "no_parameter": {"a": []}}""");

        SamplingOptions options = question.request().options();
        assertThat(options.temperature()).isEqualTo(OptionalDouble.of(0.5));
        assertThat(options.repetitionPenalty()).isEqualTo(OptionalDouble.of(1.03));
        assertThat(options.adjustments().frequencyPenalty()).isEqualTo(OptionalDouble.of(-0.5));
        assertThat(options.adjustments().typicalP()).isEqualTo(OptionalDouble.of(0.8));
        assertThat(options.topK()).isEqualTo(OptionalInt.of(10));
        assertThat(options.topP()).isEqualTo(OptionalDouble.of(0.9));
        assertThat(options.maxNewTokens()).isEqualTo(OptionalInt.of(7));
        assertThat(options.seed()).isEqualTo(OptionalLong.of(42));
        assertThat(options.stop()).containsExactly("a", "b");
        assertThat(question.request().demands().logprobs()).contains(new LogprobOptions(3, true, true));
        assertThat(question.request().cache()).isFalse();
        assertThat(question.truncate()).hasValue(5);
        assertThat(question.shown(" She")).isEqualTo("Who? She");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "{}                                       | 0",
                "{\"do_sample\": false, \"seed\": 1}      | 0",
                "{\"max_new_tokens\": 5, \"stop\": []}    | 0",
                "{\"temperature\": null}                  | 0",
                "{\"do_sample\": true}                    | -",
                "{\"top_k\": 3}                           | -",
                "{\"top_p\": 0.5}                         | -",
                "{\"typical_p\": 0.5}                     | -",
                "{\"do_sample\": false, \"top_p\": 0.5}   | -",
                "{\"temperature\": 1.0}                   | 1.0"
            })
    void nothingIsSampled_thatIsNotAsked(String parameters, Double temperature) {
        OptionalDouble expected = temperature == null ? OptionalDouble.empty() : OptionalDouble.of(temperature);

        assertThat(TestingTgi.asking(parameters).request().options().temperature())
                .isEqualTo(expected);
    }

    /** A model that does not tell its tokens gives details without them, but nothing that was asked by name is left out. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"details\": true}                                | false | false",
                "{\"details\": true}                                | true  | true",
                "{\"top_n_tokens\": 2}                              | true  | false",
                "{\"details\": true, \"top_n_tokens\": 2}           | false | true",
                "{\"decoder_input_details\": true}                  | false | true",
                "{\"details\": false, \"top_n_tokens\": 0}          | true  | false"
            })
    void logprobs_areDemandedWhereTheyAreShown(String parameters, boolean known, boolean demanded) {
        String body = "{\"inputs\": \"Who?\", \"parameters\": " + parameters + "}";

        assertThat(TestingTgi.read(body, false, known)
                        .request()
                        .demands()
                        .logprobs()
                        .isPresent())
                .isEqualTo(demanded);
    }

    @Test
    void stream_isHeldAndDemandsNothing() {
        GenerationRequest request = TestingTgi.read(
                        "{\"inputs\": \"Who?\", \"parameters\": {\"details\": true}, \"grounding\": \"off\"}",
                        true,
                        true)
                .request();

        assertThat(request.delivery()).isEqualTo(Delivery.STREAM_HELD);
        assertThat(request.demands().isEmpty()).isTrue();
        assertThat(request.grounding()).isEqualTo(GroundingPolicy.OFF);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "best_of               | 0",
                "best_of               | 2",
                "watermark             | true",
                "grammar               | {\"type\": \"json\", \"value\": {}}",
                "adapter_id            | \"lora\"",
                "temperature           | 0",
                "temperature           | -1",
                "temperature           | 2.1",
                "repetition_penalty    | 0",
                "repetition_penalty    | 2.5",
                "frequency_penalty     | 2.1",
                "top_k                 | 0",
                "top_k                 | -1",
                "top_p                 | 0",
                "top_p                 | 1",
                "typical_p             | 0",
                "typical_p             | 1",
                "max_new_tokens        | 0",
                "seed                  | -1",
                "top_n_tokens          | -1",
                "top_n_tokens          | 21",
                "truncate              | 0",
                "stop                  | [\"\"]",
                "stop                  | [\"1\",\"2\",\"3\",\"4\",\"5\",\"6\",\"7\",\"8\",\"9\",\"10\",\"11\",\"12\",\"13\",\"14\",\"15\",\"16\",\"17\"]",
                "parameters.stop[0]    | [null]",
                "parameters.stop       | \"end\"",
                "parameters.seed       | 9223372036854775808",
                "parameters.top_k      | 1.5",
                "parameters.do_sample  | \"yes\""
            })
    void whatCannotBeHonoured_isRefusedByName(String field, String value) {
        String name = field.replaceAll("^parameters\\.|\\[0]$", "");

        assertThat(refusal("{\"inputs\": \"Who?\", \"parameters\": {\"" + name + "\": " + value + "}}", false))
                .hasMessageStartingWith(field + " ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"top_n_tokens\": 1", "decoder_input_details\": true"})
    void whatAStreamCannotShow_isRefusedByName(String parameter) {
        GenerationException refusal = refusal("{\"inputs\": \"Who?\", \"parameters\": {\"" + parameter + "}}", true);

        assertThat(refusal).hasMessageStartingWith(parameter.substring(0, parameter.indexOf('"')) + " cannot be given");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "{}                                          | inputs must be given",
                "{\"inputs\": null}                          | inputs must be given",
                "{\"inputs\": \" \\n\"}                      | inputs must not be blank",
                "{\"inputs\": [\"a\"]}                       | inputs must be a string",
                "{\"inputs\": \"a\", \"stream\": 1}          | stream must be true or false",
                "{\"inputs\": \"a\", \"grounding\": \"on\"}  | grounding must be one of",
                "{\"inputs\": \"a\", \"passages\": []}       | passages cannot be given"
            })
    void wrongField_isNamed(String body, String message) {
        assertThat(refusal(body, false)).hasMessageStartingWith(message);
    }

    @Test
    void explicitNulls_areAbsent() {
        TgiQuestion question = TestingTgi.read(
                "{\"inputs\": \"Who?\", \"parameters\": null, \"stream\": null, \"grounding\": null, \"passages\": null}");

        assertThat(question.request().options()).isEqualTo(SamplingOptions.DEFAULTS);
    }

    @Property
    void everyTemperatureInRange_isTakenAsGiven(@ForAll @DoubleRange(min = 0.01, max = 2) double temperature) {
        assertThat(TestingTgi.asking("{\"temperature\": " + temperature + "}")
                        .request()
                        .options()
                        .temperature())
                .isEqualTo(OptionalDouble.of(temperature));
    }

    /** Whatever a body holds, it is read or refused, and nothing of the text is told. */
    @Property
    void noPrompt_isTold(@ForAll String inputs, @ForAll int topK) {
        String json = TestingTgi.json(Map.of("inputs", "SECRET " + inputs, "parameters", Map.of("top_k", topK)));
        try {
            TgiQuestion question = TestingTgi.read(json);
            assertThat(topK).isPositive();
            assertThat(question.inputs()).isEqualTo("SECRET " + inputs);
            assertThat(question.toString() + question.request()).doesNotContain("SECRET");
        } catch (GenerationException refused) {
            assertThat(refused).hasMessageNotContaining("SECRET");
            assertThat(topK).isNotPositive();
        }
    }

    private static GenerationException refusal(String body, boolean stream) {
        GenerationException refusal =
                catchThrowableOfType(GenerationException.class, () -> TestingTgi.read(body, stream, true));
        assertThat(refusal).as(body).isNotNull();
        assertThat(refusal.code()).isEqualTo(ErrorCode.INVALID_PARAMETER);
        return refusal;
    }
}
