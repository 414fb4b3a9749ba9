package org.scribes.textgen.config;

import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;

/**
 * The APIs for clients of other services, OpenAI's and text-generation-inference's: properties under {@code textgen.api}.
 *
 * @param anyModel {@code any-model}: whether the default model answers requests for a model that is not known
 * @param readerUrl {@code reader-url}: the address of a Bible reader, for the links of citations
 * @param corsOrigins {@code cors-origins}: origins whose pages may call the service; {@code *} for any
 * @param holdCharacters {@code hold-characters}: the beginning of a streamed answer that is held back, so that another
 *     backend can still replace it, 0 to 4,000
 * @param maxChoices {@code max-choices}: the most answers of one request ({@code n}), 1 to 128
 */
public record DoorConfig(
        boolean anyModel, Optional<String> readerUrl, List<String> corsOrigins, int holdCharacters, int maxChoices) {
    /** Stands for the reference in {@link #readerUrl}. */
    public static final String REFERENCE = "{reference}";

    private static final Property<Boolean> ANY_MODEL = Property.flag("textgen.api.any-model");
    private static final Property<String> READER_URL = NetworkProperty.readerAddress("textgen.api.reader-url");
    private static final Property<List<String>> CORS_ORIGINS = NetworkProperty.origins("textgen.api.cors-origins");
    private static final Property<Integer> HOLD_CHARACTERS =
            Property.wholeNumber("textgen.api.hold-characters", 0, 4000);
    private static final Property<Integer> MAX_CHOICES = Property.wholeNumber("textgen.api.max-choices", 1, 128);
    static final Section<DoorConfig> SECTION = Section.of(
            DoorConfig.class, DoorConfig::read, ANY_MODEL, READER_URL, CORS_ORIGINS, HOLD_CHARACTERS, MAX_CHOICES);

    private static final int DEFAULT_HOLD = 40;
    private static final int DEFAULT_CHOICES = 8;

    public DoorConfig {
        corsOrigins = List.copyOf(corsOrigins);
    }

    /**
     * Reads the properties.
     *
     * @throws ConfigurationException when a value is wrong
     */
    public static DoorConfig from(Config config) {
        return SECTION.readFrom(config);
    }

    static DoorConfig read(PropertyReader reader) {
        return new DoorConfig(
                reader.read(ANY_MODEL).orElse(false),
                reader.read(READER_URL),
                reader.read(CORS_ORIGINS).orElse(List.of()),
                reader.read(HOLD_CHARACTERS).orElse(DEFAULT_HOLD),
                reader.read(MAX_CHOICES).orElse(DEFAULT_CHOICES));
    }
}
