package org.scribes.textgen.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.scribes.textgen.domain.GroundingPolicy;
import org.scribes.textgen.domain.OutsideContext;
import org.scribes.textgen.domain.TextLanguage;

class GroundingConfigTest {
    @Test
    void nothingGiven_isTheDefaults() {
        assertThat(GroundingConfig.from(TestingConfig.of()))
                .isEqualTo(new GroundingConfig(
                        GroundingPolicy.REPAIR,
                        "[quotation left out: not in the passages]",
                        OutsideContext.LEAVE_OUT,
                        40,
                        List.of(),
                        List.of(TextLanguage.EN)));
    }

    @Test
    void everythingGiven_isRead() {
        assertThat(GroundingConfig.from(TestingConfig.of(
                        "textgen.grounding.policy", "Enforce",
                        "textgen.grounding.omission-mark", "(not in the reader's passages)",
                        "textgen.grounding.outside-context", "canon",
                        "textgen.grounding.clipped-words", "12",
                        "textgen.grounding.translations", "ASV=/texts/a=b.tsv , YLT-1898 = y.tsv.gz,",
                        "textgen.grounding.languages", "de, EN")))
                .isEqualTo(new GroundingConfig(
                        GroundingPolicy.ENFORCE,
                        "(not in the reader's passages)",
                        OutsideContext.CANON,
                        12,
                        List.of(
                                new TranslationFile("ASV", Path.of("/texts/a=b.tsv")),
                                new TranslationFile("YLT-1898", Path.of("y.tsv.gz"))),
                        List.of(TextLanguage.DE, TextLanguage.EN)));
    }

    @Test
    void defaultsGiven_areTheDefaults() {
        assertThat(GroundingConfig.from(TestingConfig.of(
                        "textgen.grounding.policy", "repair",
                        "textgen.grounding.omission-mark", "[quotation left out: not in the passages]",
                        "textgen.grounding.outside-context", "leave-out",
                        "textgen.grounding.clipped-words", "40",
                        "textgen.grounding.translations", " , ",
                        "textgen.grounding.languages", "en")))
                .isEqualTo(GroundingConfig.from(TestingConfig.of()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"it", "en,es,en", "english", ","})
    void languageThatIsNotThere_isRefused(String languages) {
        assertThatThrownBy(() -> GroundingConfig.from(TestingConfig.of("textgen.grounding.languages", languages)))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("textgen.grounding.languages")
                .hasMessageContaining("one or more of en, es, pt, de, fr");
    }

    @Test
    void homeOfTheUser_isKnownInTranslations() {
        assertThat(GroundingConfig.from(TestingConfig.of("textgen.grounding.translations", "ASV=~/asv.tsv"))
                        .translations())
                .containsExactly(new TranslationFile("ASV", Path.of(System.getProperty("user.home"), "asv.tsv")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"“x”", "«x»", "„x", "'x'", "x' y", "two\nlines"})
    void omissionMarkWithQuotationMarks_isRefused(String mark) {
        assertThatThrownBy(() -> GroundingConfig.from(TestingConfig.of("textgen.grounding.omission-mark", mark)))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("textgen.grounding.omission-mark is ");
    }

    @Test
    void omissionMark_hasAtMost200Characters() {
        assertThat(GroundingConfig.from(TestingConfig.of("textgen.grounding.omission-mark", "x".repeat(200)))
                        .omissionMark())
                .hasSize(200);
        assertThatThrownBy(() ->
                        GroundingConfig.from(TestingConfig.of("textgen.grounding.omission-mark", "x".repeat(201))))
                .isInstanceOf(ConfigurationException.class);
    }
}
