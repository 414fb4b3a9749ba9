package org.scribes.textgen.config;

import org.eclipse.microprofile.config.Config;

/**
 * Validation of answers: the properties under {@code textgen.output}.
 *
 * @param validation {@code validation}: whether answers are validated
 * @param minCharacters {@code min-characters}: the least characters of an answer
 * @param thinking {@code thinking}: what happens to the model's thinking
 */
public record OutputConfig(boolean validation, int minCharacters, Thinking thinking) {
    private static final Property<Boolean> VALIDATION = Property.flag("textgen.output.validation");
    private static final Property<Integer> MIN_CHARACTERS =
            Property.wholeNumber("textgen.output.min-characters", 0, 10_000);
    private static final Property<Thinking> THINKING = Property.choice("textgen.output.thinking", Thinking.class);
    static final Section<OutputConfig> SECTION =
            Section.of(OutputConfig.class, OutputConfig::read, VALIDATION, MIN_CHARACTERS, THINKING);

    /**
     * Reads the properties.
     *
     * @throws ConfigurationException when a value is wrong
     */
    public static OutputConfig from(Config config) {
        return SECTION.readFrom(config);
    }

    static OutputConfig read(PropertyReader reader) {
        return new OutputConfig(
                reader.read(VALIDATION).orElse(true),
                reader.read(MIN_CHARACTERS).orElse(20),
                reader.read(THINKING).orElse(Thinking.HIDE));
    }
}
