package org.scribes.textgen.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.EnvConfigSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.scribes.textgen.config.UnknownProperties.Unknown;

class UnknownPropertiesTest {
    private final UnknownProperties unknown = new UnknownProperties(Settings.names());

    @ParameterizedTest
    @CsvSource({
        "textgen.local.downlaod,      textgen.local.download",
        "textgen.local.queuesize,     textgen.local.queue-size",
        "textgen.api.max-body-byte,   textgen.api.max-body-bytes",
        "texgen.local.download,       textgen.local.download",
        "hf.api.kye,                  hf.api.key",
        "hf.modelpath,                hf.model.path",
        "hf.model.paht,               hf.model.path",
        "assistant.max.output.token,  assistant.max.output.tokens",
    })
    void nearMiss_isReportedWithWhatIsNearest(String given, String nearest) {
        assertThat(unknown.in(TestingConfig.of(given, "x")).stream().map(Unknown::nearest))
                .containsExactly(Optional.of(nearest));
    }

    @ParameterizedTest
    @CsvSource({
        "TEXTGEN_PORT,        do you mean HTTP_PORT?",
        "TEXTGEN_MODEL_PATH,  do you mean HF_MODEL_PATH?",
        "textgen.temperature, do you mean hf.generation.temperature?",
        "TEXTGEN_HUB_ADDRESS, do you mean TEXTGEN_HUB_URL?",
    })
    void guessedName_isReportedWithOurs(String given, String question) {
        assertThat(unknown.in(TestingConfig.of(given, "x")).stream().map(Unknown::problem))
                .singleElement()
                .satisfies(problem -> assertThat(problem)
                        .hasValueSatisfying(text -> assertThat(text).endsWith(question)));
    }

    @Test
    void guessedNameThatMayBeAnotherPrograms_isNoProblem() {
        Unknown guessed =
                unknown.in(TestingConfig.of("HF_MODEL_ID", "org/name")).get(0);

        assertThat(guessed.nearest()).contains("hf.generation.model");
        assertThat(guessed.problem()).isEmpty();
    }

    @Test
    void ownName_isReportedEvenIfNothingIsNear() {
        assertThat(unknown.in(TestingConfig.of("textgen.colour", "red")))
                .containsExactly(new Unknown("textgen.colour", "test", Optional.empty()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "assistant.embedding.model",
                "database.url",
                "hf",
                "HF_HUB_OFFLINE",
                "HF_TOKEN_PATH",
                "HF_XET_CACHE",
                "HTTP_PROXY",
                "http_proxy",
                "LOG_LEVEL",
                "OPENAI",
                "PATH",
                "HOME",
                "JAVA_HOME",
                "HF_HUB_VERBOSITY"
            })
    void namesOfOtherPrograms_areNotReported(String name) {
        assertThat(unknown.in(TestingConfig.of(name, "x"))).isEmpty();
    }

    @Test
    void variable_isReportedOnceAndAsItWasGiven() {
        List<Unknown> found = unknown.in(TestingConfig.ofSources(
                new EnvConfigSource(Map.of("TEXTGEN_LOCAL_DOWNLAOD", "x", "HF_MODEL_PAHT", "x"), 300)));

        assertThat(found.stream().map(Unknown::problem).flatMap(Optional::stream))
                .satisfiesExactly(
                        first -> assertThat(first)
                                .startsWith("HF_MODEL_PAHT (from ")
                                .endsWith(") is not a property; do you mean HF_MODEL_PATH?"),
                        second -> assertThat(second)
                                .startsWith("TEXTGEN_LOCAL_DOWNLAOD (from ")
                                .endsWith(") is not a property; do you mean TEXTGEN_LOCAL_DOWNLOAD?"));
    }

    @Test
    void everyKnownName_isKnownAsPropertyAndAsVariable() {
        for (String name : Settings.names()) {
            String variable = name.toUpperCase(Locale.ROOT).replaceAll("[.-]", "_");
            assertThat(unknown.in(TestingConfig.of(name, "x", variable, "x"))).isEmpty();
        }
    }
}
