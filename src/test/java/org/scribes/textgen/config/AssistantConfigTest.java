package org.scribes.textgen.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.scribes.textgen.observe.TestingLog;

class AssistantConfigTest {
    private static final String PENALTY = "assistant.model.repetition.penalty";
    private static final String TOKENS = "assistant.max.output.tokens";
    private static final String MISSPELT = "assistant.model.repition.penalty";

    @Test
    void nothingGiven_isTheDefaults() {
        assertThat(from())
                .isEqualTo(new AssistantConfig(
                        OptionalInt.empty(), OptionalInt.empty(), OptionalDouble.empty(), OptionalDouble.empty()));
        assertThat(from().maxOutputTokens()).isEqualTo(400);
    }

    @Test
    void everythingGiven_isRead() {
        AssistantConfig config = from(
                TOKENS,
                "250",
                "assistant.model.context.window",
                "4096",
                "assistant.model.top.p",
                "0.8",
                PENALTY,
                "1.2");

        assertThat(config)
                .isEqualTo(new AssistantConfig(
                        OptionalInt.of(250), OptionalInt.of(4096), OptionalDouble.of(0.8), OptionalDouble.of(1.2)));
        assertThat(config.maxOutputTokens()).isEqualTo(250);
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 4000, 1_000_000})
    void moreTokensThanAnAnswerMayHave_areReadAsThatManyWithAWarning(int given) {
        try (TestingLog log = new TestingLog(AssistantConfig.class)) {
            AssistantConfig config = from(TOKENS, Integer.toString(given));

            assertThat(config.maxOutputTokensGiven()).hasValue(400);
            assertThat(config.maxOutputTokens()).isEqualTo(400);
            assertThat(log.lines())
                    .containsExactly("config_value_lowered property=" + TOKENS + " value=" + given + " used=400");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 400})
    void asManyTokensAsAnAnswerMayHave_areReadWithoutAWarning(int given) {
        try (TestingLog log = new TestingLog(AssistantConfig.class)) {
            assertThat(from(TOKENS, Integer.toString(given)).maxOutputTokens()).isEqualTo(given);

            assertThat(log.lines()).isEmpty();
        }
    }

    @Test
    void misspeltName_isReadWithAWarning() {
        try (TestingLog log = new TestingLog(AssistantConfig.class)) {
            assertThat(from(MISSPELT, "1.3").repetitionPenalty()).hasValue(1.3);

            assertThat(log.lines())
                    .containsExactly("config_misspelt_property property=" + MISSPELT + " use=" + PENALTY);
        }
    }

    @Test
    void rightName_isReadWithoutAWarning() {
        try (TestingLog log = new TestingLog(AssistantConfig.class)) {
            assertThat(from(PENALTY, "1.3").repetitionPenalty()).hasValue(1.3);

            assertThat(log.lines()).isEmpty();
        }
    }

    @Test
    void bothNamesWithOneValue_areThatValue() {
        assertThat(from(PENALTY, "1.30", MISSPELT, "1.3").repetitionPenalty()).hasValue(1.3);
    }

    @Test
    void bothNamesWithTwoValues_areAnError() {
        assertThatThrownBy(() -> from(PENALTY, "1.1", MISSPELT, "1.3"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining(MISSPELT + " is \"1.3\"")
                .hasMessageContaining("must equal " + PENALTY);
    }

    private static AssistantConfig from(String... namesAndValues) {
        return AssistantConfig.from(TestingConfig.of(namesAndValues));
    }
}
