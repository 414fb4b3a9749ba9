package org.scribes.textgen.config;

import static org.scribes.textgen.observe.EventLog.field;

import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.eclipse.microprofile.config.Config;
import org.scribes.textgen.observe.EventLog;

/**
 * Defaults of answers: the properties under {@code assistant}.
 *
 * @param maxOutputTokensGiven {@code assistant.max.output.tokens}, if configured: 1 to 400. A higher value is read as
 *     400, with a warning
 * @param contextWindow {@code assistant.model.context.window}: tokens of prompt and answer together; absent: the
 *     model's own
 * @param topP {@code assistant.model.top.p}: above 0, at most 1
 * @param repetitionPenalty {@code assistant.model.repetition.penalty}: above 0, at most 2
 */
public record AssistantConfig(
        OptionalInt maxOutputTokensGiven,
        OptionalInt contextWindow,
        OptionalDouble topP,
        OptionalDouble repetitionPenalty) {
    /** The most tokens of an answer, whatever {@code assistant.max.output.tokens} says. */
    public static final int MOST_OUTPUT_TOKENS = 400;

    /** The most tokens of a context window. */
    static final int MOST_CONTEXT = 100_000_000;

    /** The top_p if neither the request, the configuration nor the model sets one. */
    public static final double DEFAULT_TOP_P = 0.9;

    private static final Property<Integer> MAX_OUTPUT_TOKENS =
            Property.wholeNumber("assistant.max.output.tokens", 1, 1_000_000);
    private static final Property<Integer> CONTEXT_WINDOW =
            Property.wholeNumber("assistant.model.context.window", 1, MOST_CONTEXT);
    private static final Property<Double> TOP_P = Property.positive("assistant.model.top.p", 1);
    private static final Property<Double> PENALTY = Property.positive("assistant.model.repetition.penalty", 2);
    /** The misspelt name that the assistant's existing settings use. */
    private static final Property<Double> MISSPELT_PENALTY = Property.positive("assistant.model.repition.penalty", 2);

    static final Section<AssistantConfig> SECTION = Section.of(
            AssistantConfig.class,
            AssistantConfig::read,
            MAX_OUTPUT_TOKENS,
            CONTEXT_WINDOW,
            TOP_P,
            PENALTY,
            MISSPELT_PENALTY);
    private static final EventLog LOG = EventLog.of(AssistantConfig.class);

    /**
     * Reads the properties.
     *
     * @throws ConfigurationException when a value is wrong
     */
    public static AssistantConfig from(Config config) {
        return SECTION.readFrom(config);
    }

    static AssistantConfig read(PropertyReader reader) {
        return new AssistantConfig(
                maxOutputTokens(reader), reader.readInt(CONTEXT_WINDOW), reader.readDouble(TOP_P), penalty(reader));
    }

    private static OptionalInt maxOutputTokens(PropertyReader reader) {
        OptionalInt given = reader.readInt(MAX_OUTPUT_TOKENS);
        if (given.orElse(0) <= MOST_OUTPUT_TOKENS) {
            return given;
        }
        LOG.warn(
                "config_value_lowered",
                field("property", MAX_OUTPUT_TOKENS.name()),
                field("value", given.getAsInt()),
                field("used", MOST_OUTPUT_TOKENS));
        return OptionalInt.of(MOST_OUTPUT_TOKENS);
    }

    private static OptionalDouble penalty(PropertyReader reader) {
        OptionalDouble right = reader.readDouble(PENALTY);
        OptionalDouble misspelt = reader.readDouble(MISSPELT_PENALTY);
        if (reader.given(MISSPELT_PENALTY)) {
            LOG.warn(
                    "config_misspelt_property",
                    field("property", MISSPELT_PENALTY.name()),
                    field("use", PENALTY.name()));
        }
        if (right.isPresent() && misspelt.isPresent() && !right.equals(misspelt)) {
            reader.refuse(
                    MISSPELT_PENALTY, "it must equal " + PENALTY.name() + " or go, since it is the same, misspelt");
        }
        return right.isPresent() ? right : misspelt;
    }

    /** The most tokens of an answer. */
    public int maxOutputTokens() {
        return maxOutputTokensGiven.orElse(MOST_OUTPUT_TOKENS);
    }
}
