package org.scribes.textgen.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.EnvConfigSource;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnknownPropertiesTest {
    private final UnknownProperties unknown = new UnknownProperties(Settings.names());

    @ParameterizedTest
    @CsvSource({
        "textgen.local.downlaod,      textgen.local.download",
        "textgen.local.queuesize,     textgen.local.queue-size",
        "textgen.api.max-body-byte,   textgen.api.max-body-bytes",
        "hf.api.kye,                  hf.api.key",
        "hf.modelpath,                hf.model.path",
        "assistant.max.output.token,  assistant.max.output.tokens",
    })
    void nearMiss_isReportedWithWhatIsNearest(String given, String nearest) {
        assertThat(unknown.in(TestingConfig.of(given, "x")).values()).containsExactly(Optional.of(nearest));
    }

    @Test
    void ownName_isReportedEvenIfNothingIsNear() {
        assertThat(unknown.in(TestingConfig.of("textgen.colour", "red")))
                .isEqualTo(Map.of("textgen.colour", Optional.empty()));
    }

    @Test
    void namesOfOtherPrograms_areNotReported() {
        assertThat(unknown.in(TestingConfig.of(
                        "assistant.embedding.model", "x", "hf.token", "x", "database.url", "x", "hf", "x")))
                .isEmpty();
    }

    @Test
    void variable_isReportedOnceAndAsItsProperty() {
        assertThat(unknown.in(TestingConfig.ofSources(
                        new EnvConfigSource(Map.of("TEXTGEN_LOCAL_DOWNLAOD", "x", "HF_API_KYE", "x"), 300))))
                .isEqualTo(Map.of(
                        "textgen.local.downlaod", Optional.of("textgen.local.download"),
                        "hf.api.kye", Optional.of("hf.api.key")));
    }

    @Test
    void everyKnownName_isKnownAsPropertyAndAsVariable() {
        for (String name : Settings.names()) {
            String variable = name.toUpperCase(Locale.ROOT).replaceAll("[.-]", "_");
            assertThat(unknown.in(TestingConfig.of(name, "x", variable, "x"))).isEmpty();
        }
    }
}
