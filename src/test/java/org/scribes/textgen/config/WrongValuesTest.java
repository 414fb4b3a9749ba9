package org.scribes.textgen.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WrongValuesTest {
    private static final String TRANSLATIONS =
            "translations such as ASV=/texts/asv.tsv, separated by commas, each name once; not WEB, KJV";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "hf.use.api                     | maybe      | true or false",
                "hf.generation.model            | two words  | a model's name, such as org/name, without white space",
                "hf.generation.model            | größe      | a model's name, such as org/name, without white space",
                "hf.generation.temperature      | -0.1       | a number from 0 to 2",
                "hf.generation.temperature      | 2.0001     | a number from 0 to 2",
                "hf.generation.temperature      | NaN        | a number from 0 to 2",
                "hf.generation.temperature      | 0x1p0      | a number from 0 to 2",
                "hf.generation.temperature      | 1f         | a number from 0 to 2",
                "hf.generation.temperature      | 1e-999999999 | a number from 0 to 2",
                "hf.generation.temperature      | 1e2147483648 | a number from 0 to 2",
                "hf.generation.temperature      | 0,2        | a number from 0 to 2",
                "hf.generation.timeout          | 0          | a number of seconds above 0 and at most 600",
                "hf.generation.timeout          | -1         | a number of seconds above 0 and at most 600",
                "hf.generation.timeout          | 600.1      | a number of seconds above 0 and at most 600",
                "hf.generation.timeout          | 30s        | a number of seconds above 0 and at most 600",
                "hf.use.quantization            | 2          | true or false",
                "hf.model.precision             | f64        | one of auto, f32, bf16, f16, int8, int4",
                "hf.endpoint                    | hub        | an http or https address such as http://localhost:8080, without user, query and fragment",
                "hf.endpoint                    | ftp://hub  | an http or https address such as http://localhost:8080, without user, query and fragment",
                "hf.endpoint                    | https:///x | an http or https address such as http://localhost:8080, without user, query and fragment",
                "hf.endpoint                    | https://h/?a=b | an http or https address such as http://localhost:8080, without user, query and fragment",
                "hf.endpoint                    | https://h/#a | an http or https address such as http://localhost:8080, without user, query and fragment",
                "assistant.max.output.tokens    | 0          | a whole number from 1 to 1000000",
                "assistant.max.output.tokens    | 1000001    | a whole number from 1 to 1000000",
                "assistant.max.output.tokens    | 40.5       | a whole number from 1 to 1000000",
                "assistant.max.output.tokens    | many       | a whole number from 1 to 1000000",
                "assistant.model.context.window | 0          | a whole number from 1 to 100000000",
                "assistant.model.top.p          | 0          | a number above 0 and at most 1",
                "assistant.model.top.p          | 1.1        | a number above 0 and at most 1",
                "assistant.model.repetition.penalty | 0      | a number above 0 and at most 2",
                "assistant.model.repetition.penalty | 2.1    | a number above 0 and at most 2",
                "assistant.model.repition.penalty | x        | a number above 0 and at most 2",
                "textgen.local.download         | ja         | true or false",
                "textgen.local.load             | eager      | one of startup, lazy",
                "textgen.local.repetition-penalty-scope | prompt | one of output, all",
                "textgen.local.queue-size       | 0          | a whole number from 1 to 100000",
                "textgen.local.queue-size       | 100001     | a whole number from 1 to 100000",
                "textgen.local.threads          | 0          | a whole number from 1 to 1024",
                "textgen.local.drain            | 601        | a number of seconds above 0 and at most 600",
                "textgen.api.max-body-bytes     | 1023       | a whole number from 1024 to 67108864",
                "textgen.api.max-depth          | 3          | a whole number from 4 to 1000",
                "textgen.api.heartbeat          | 61         | a number of seconds above 0 and at most 60",
                "textgen.models.allowed         | a b, c     | models' names, separated by commas",
                "textgen.hub.url                | router     | an http or https address such as http://localhost:8080, without user, query and fragment",
                "textgen.hub.url                | http://h/?key=x | an http or https address such as http://localhost:8080, without user, query and fragment",
                "textgen.hub.protocol           | grpc       | one of chat, completions, tgi",
                "textgen.hub.streaming          | maybe      | true or false",
                "textgen.hub.bill-to            | two words  | an organization's name, without white space",
                "textgen.hub.connect-timeout    | 0          | a number of seconds above 0 and at most 600",
                "textgen.hub.read-timeout       | 601        | a number of seconds above 0 and at most 600",
                "textgen.hub.idle-timeout       | never      | a number of seconds above 0 and at most 600",
                "textgen.hub.attempt-timeout    | 1.5        | a whole number from 1 to 600",
                "textgen.hub.attempt-timeout    | 601        | a whole number from 1 to 600",
                "textgen.hub.max-connections    | 0          | a whole number from 1 to 10000",
                "textgen.hub.max-connections    | 10001      | a whole number from 1 to 10000",
                "textgen.hub.proxy              | proxy      | host:port, or http://host:port",
                "textgen.hub.proxy              | proxy:0    | host:port, or http://host:port",
                "textgen.hub.proxy              | proxy:65536 | host:port, or http://host:port",
                "textgen.hub.proxy              | https://proxy:1 | host:port, or http://host:port",
                "textgen.hub.proxy              | http://proxy:1/x | host:port, or http://host:port",
                "textgen.hub.proxy              | :8080      | host:port, or http://host:port",
                "textgen.hub.circuit-breaker.requests | 0          | a whole number from 1 to 10000",
                "textgen.hub.circuit-breaker.failure-ratio | 0          | a number above 0 and at most 1",
                "textgen.hub.circuit-breaker.failure-ratio | 1.1        | a number above 0 and at most 1",
                "textgen.hub.circuit-breaker.delay | 0.5        | a whole number from 1 to 600",
                "textgen.hub.retry.max-attempts | 0          | a whole number from 1 to 10",
                "textgen.hub.retry.max-attempts | 11         | a whole number from 1 to 10",
                "textgen.hub.retry.delay        | 0          | a number of seconds above 0 and at most 600",
                "textgen.hub.retry.max-delay    | 601        | a number of seconds above 0 and at most 600",
                "textgen.hub.failover-after     | -1         | a number of seconds above 0 and at most 600",
                "textgen.backends               | cloud      | one or more of api, local, extractive, separated by commas",
                "textgen.backends               | api, api   | one or more of api, local, extractive, separated by commas",
                "textgen.backends               | ','        | one or more of api, local, extractive, separated by commas",
                "textgen.grounding.policy       | mend       | one of off, report, repair, unquote, enforce",
                "textgen.grounding.outside-context | show    | one of leave-out, canon",
                "textgen.grounding.omission-mark | [a \"quotation\" left out] | text of 1 to 200 characters, on one line, "
                        + "without quotation marks",
                "textgen.grounding.omission-mark | ‘left out’ | text of 1 to 200 characters, on one line, "
                        + "without quotation marks",
                "textgen.grounding.translations | ASV        | " + TRANSLATIONS,
                "textgen.grounding.translations | ASV=       | " + TRANSLATIONS,
                "textgen.grounding.translations | A V=/a     | " + TRANSLATIONS,
                "textgen.grounding.translations | web=/a     | " + TRANSLATIONS,
                "textgen.grounding.translations | ASV=/a, asv=/b | " + TRANSLATIONS,
                "HTTP_PORT                      | 65536      | a whole number from -1 to 65535",
                "HTTPS_PORT                     | https      | a whole number from -1 to 65535",
                "LOG_FORMAT                     | xml        | one of auto, json, text",
                "textgen.config.unknown         | ignore     | one of error, warn",
            })
    void wrongValue_isNamedWithWhatIsAllowed(String property, String value, String allowed) {
        assertThatThrownBy(() -> Settings.from(TestingConfig.of(property, value)))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage("Wrong configuration: " + property + " is \"" + value + "\" (from test): allowed is "
                        + allowed);
    }

    @ParameterizedTest
    @ValueSource(strings = {"f32", "BF16", "f16"})
    void quantizationAndAFloatPrecision_contradictEachOther(String precision) {
        assertThatThrownBy(() ->
                        Settings.from(TestingConfig.of("hf.use.quantization", "true", "hf.model.precision", precision)))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage("Wrong configuration: hf.use.quantization is \"true\" (from test): hf.model.precision asks "
                        + "for " + precision.toLowerCase(Locale.ROOT) + "; leave one of the two out");
    }

    @Test
    void pathThatIsNone_isNamed() {
        assertThatThrownBy(() -> Settings.from(TestingConfig.of("hf.model.path", "/a\0b")))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("hf.model.path is \"/a?b\" (from test): allowed is a path of this file system");
    }

    @Test
    void severalWrongValues_areSaidAtOnce() {
        ConfigurationException failure = catchThrowableOfType(
                ConfigurationException.class,
                () -> Settings.from(TestingConfig.of(
                        "hf.use.api", "maybe", "assistant.model.top.p", "7", "textgen.api.max-depth", "deep")));

        assertThat(failure).hasMessageStartingWith("Wrong configuration, 3 problems:\n - hf.use.api is ");
        assertThat(failure.problems()).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"two words", "schlüssel"})
    void wrongKey_isNeverShown(String key) {
        assertThatThrownBy(() -> Settings.from(TestingConfig.of("hf.api.key", key)))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage("Wrong configuration: hf.api.key is a value that is not shown here (from test): "
                        + "allowed is a key of visible ASCII characters");
    }

    @ParameterizedTest
    @CsvSource({
        "hf.model.precision, hf_abcdefghijklmnop",
        "hf.endpoint, https://user:word@host/",
        "hf.generation.timeout, 'hf_abcdefghijklmnop '"
    })
    void keyInTheWrongPlace_isNeverShown(String property, String value) {
        assertThatThrownBy(() -> Settings.from(TestingConfig.of(property, value)))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining(property + " is a value that is not shown here");
    }

    @Test
    void longValue_isCut() {
        ConfigurationException failure = catchThrowableOfType(
                ConfigurationException.class, () -> Settings.from(TestingConfig.of("hf.use.api", "x".repeat(10_000))));

        assertThat(failure.getMessage()).hasSizeLessThan(250).contains("x…\"");
    }

    @Test
    void emptyAndBlankValues_areNone() {
        assertThat(Settings.from(TestingConfig.of("hf.use.api", "", "hf.generation.timeout", " \t ")))
                .isEqualTo(Settings.from(TestingConfig.of()));
    }

    @Test
    void whiteSpaceAroundAValue_isIgnored() {
        assertThat(LocalConfig.from(TestingConfig.of("textgen.local.queue-size", " 7 "))
                        .queueSize())
                .isEqualTo(7);
    }

    @Test
    void valueThatRefersToNothing_isAnErrorAndNotAbsent() {
        assertThatThrownBy(() -> Settings.from(TestingConfig.of("hf.model.path", "${NOWHERE_TO_BE_FOUND}/x")))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("hf.model.path (from test) refers to ${NOWHERE_TO_BE_FOUND}, which is not set");
    }

    @Test
    void valueThatRefersToAnother_isThatOne() {
        assertThat(HuggingFaceConfig.from(TestingConfig.of("hf.model.path", "${base}/x", "base", "/models"))
                        .modelPath())
                .hasToString("Optional[/models/x]");
    }
}
