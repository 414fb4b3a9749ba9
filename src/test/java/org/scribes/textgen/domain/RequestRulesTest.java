package org.scribes.textgen.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rules for requests. Each error message names the field. */
class RequestRulesTest {
    private static void assertRefused(ThrowingCallable call, ErrorCode code, String field) {
        assertThatExceptionOfType(GenerationException.class)
                .isThrownBy(call)
                .withMessageStartingWith(field)
                .satisfies(e -> assertThat(e.code()).isEqualTo(code));
    }

    private static SamplingOptions options(OptionalInt max, double temperature, double topP, int topK, double penalty) {
        return new SamplingOptions(
                max,
                OptionalDouble.of(temperature),
                OptionalDouble.of(topP),
                OptionalInt.of(topK),
                OptionalDouble.of(penalty),
                OptionalLong.empty(),
                List.of());
    }

    @ParameterizedTest
    @CsvSource({
        "max_new_tokens, 0, 1, 1, 0, 1",
        "temperature, 1, -0.1, 1, 0, 1",
        "temperature, 1, 2.1, 1, 0, 1",
        "temperature, 1, NaN, 1, 0, 1",
        "top_p, 1, 1, 0, 0, 1",
        "top_p, 1, 1, 1.01, 0, 1",
        "top_p, 1, 1, NaN, 0, 1",
        "top_k, 1, 1, 1, -1, 1",
        "repetition_penalty, 1, 1, 1, 0, 0",
        "repetition_penalty, 1, 1, 1, 0, 2.5",
    })
    void options_outOfRange_nameTheField(
            String field, int max, double temperature, double topP, int topK, double penalty) {
        assertRefused(
                () -> options(OptionalInt.of(max), temperature, topP, topK, penalty),
                ErrorCode.INVALID_PARAMETER,
                field + " must");
    }

    @ParameterizedTest
    @CsvSource({"1, 0, 1, 0, 1", "100000, 2, 0.0001, 100000, 2", "1, 0, 1, 0, 0.01"})
    void options_atTheLimits_areAccepted(int max, double temperature, double topP, int topK, double penalty) {
        assertThatCode(() -> options(OptionalInt.of(max), temperature, topP, topK, penalty))
                .doesNotThrowAnyException();
    }

    @Test
    void stop_emptyTooLongOrTooMany_isRefused() {
        for (List<String> stop : List.of(List.of(""), List.of("x".repeat(257)), Collections.nCopies(17, "x"))) {
            assertRefused(
                    () -> new SamplingOptions(
                            OptionalInt.empty(),
                            OptionalDouble.empty(),
                            OptionalDouble.empty(),
                            OptionalInt.empty(),
                            OptionalDouble.empty(),
                            OptionalLong.empty(),
                            stop),
                    ErrorCode.INVALID_PARAMETER,
                    "stop takes");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\n\t"})
    void prompt_blank_isEmpty(String text) {
        assertRefused(() -> new Prompt.Text(text, false), ErrorCode.EMPTY_PROMPT, "prompt");
        assertRefused(
                () -> new Prompt.Conversation(List.of(new Message(Role.USER, text))),
                ErrorCode.EMPTY_PROMPT,
                "messages");
    }

    @Test
    void passages_blankTextBlankIdOrDuplicateId_areRefused() {
        assertRefused(
                () -> new Passage("1", " ", Optional.empty(), Optional.empty()),
                ErrorCode.INVALID_PARAMETER,
                "passages.text");
        assertRefused(
                () -> new Passage("", "x", Optional.empty(), Optional.empty()),
                ErrorCode.INVALID_PARAMETER,
                "passages.id");
        Passage passage = new Passage("1", "x", Optional.empty(), Optional.empty());
        assertRefused(() -> request(false, passage, passage), ErrorCode.INVALID_PARAMETER, "passages.id");
    }

    @Test
    void passages_withRawPrompt_areRefused() {
        Passage passage = new Passage("1", "x", Optional.empty(), Optional.empty());

        assertRefused(() -> request(true, passage), ErrorCode.INVALID_PARAMETER, "passages cannot");
    }

    private static GenerationRequest request(boolean raw, Passage... passages) {
        return new GenerationRequest(
                "id",
                new Prompt.Text("x", raw),
                List.of(passages),
                SamplingOptions.DEFAULTS,
                Optional.empty(),
                Delivery.WHOLE);
    }
}
