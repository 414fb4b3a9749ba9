package org.scribes.textgen.api.openai;

import static org.scribes.textgen.domain.GenerationException.invalidParameter;

import org.jspecify.annotations.Nullable;

/** The header by which a user interface marks what it asks for itself, such as the title of a conversation. */
public final class TaskHeader {
    public static final String NAME = "X-Scribes-Task";

    private TaskHeader() {}

    /** Whether the header says so. */
    static boolean isTask(@Nullable String value) {
        return switch (value == null ? "false" : value) {
            case "true" -> true;
            case "false" -> false;
            default -> throw invalidParameter(NAME, "must be true or false");
        };
    }
}
