package org.scribes.textgen.config;

import java.util.List;
import org.eclipse.microprofile.config.Config;
import org.scribes.textgen.domain.GroundingPolicy;
import org.scribes.textgen.domain.OutsideContext;
import org.scribes.textgen.domain.TextLanguage;

/**
 * How quotations are verified: the properties under {@code textgen.grounding}.
 *
 * @param policy {@code policy}
 * @param omissionMark {@code omission-mark}: replaces an omitted quotation
 * @param outsideContext {@code outside-context}
 * @param clippedWords {@code clipped-words}: the most words of a sentence that replaces a clipped quotation
 * @param translations {@code translations}: additional translations beside WEB and KJV, in order
 * @param languages {@code languages}: languages of references, by priority
 */
public record GroundingConfig(
        GroundingPolicy policy,
        String omissionMark,
        OutsideContext outsideContext,
        int clippedWords,
        List<TranslationFile> translations,
        List<TextLanguage> languages) {
    private static final Property<GroundingPolicy> POLICY =
            Property.choice("textgen.grounding.policy", GroundingPolicy.class);
    private static final Property<String> OMISSION_MARK =
            GroundingProperties.unquotedText("textgen.grounding.omission-mark", 200);
    private static final Property<OutsideContext> OUTSIDE_CONTEXT =
            Property.choice("textgen.grounding.outside-context", OutsideContext.class);
    private static final Property<Integer> CLIPPED_WORDS =
            Property.wholeNumber("textgen.grounding.clipped-words", 0, 120);
    private static final Property<List<TranslationFile>> TRANSLATIONS =
            GroundingProperties.translations("textgen.grounding.translations");
    private static final Property<List<TextLanguage>> LANGUAGES =
            Property.choices("textgen.grounding.languages", TextLanguage.class);
    static final Section<GroundingConfig> SECTION = Section.of(
            GroundingConfig.class,
            GroundingConfig::read,
            POLICY,
            OMISSION_MARK,
            OUTSIDE_CONTEXT,
            CLIPPED_WORDS,
            TRANSLATIONS,
            LANGUAGES);

    public GroundingConfig {
        translations = List.copyOf(translations);
        languages = List.copyOf(languages);
    }

    /**
     * Reads the properties.
     *
     * @throws ConfigurationException when a value is wrong
     */
    public static GroundingConfig from(Config config) {
        return SECTION.readFrom(config);
    }

    static GroundingConfig read(PropertyReader reader) {
        return new GroundingConfig(
                reader.read(POLICY).orElse(GroundingPolicy.REPAIR),
                reader.read(OMISSION_MARK).orElse("[quotation left out: not in the passages]"),
                reader.read(OUTSIDE_CONTEXT).orElse(OutsideContext.LEAVE_OUT),
                reader.read(CLIPPED_WORDS).orElse(40),
                reader.read(TRANSLATIONS).orElse(List.of()),
                reader.read(LANGUAGES).orElse(List.of(TextLanguage.EN)));
    }
}
