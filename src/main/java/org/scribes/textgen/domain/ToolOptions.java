package org.scribes.textgen.domain;

import java.util.Optional;

/**
 * The tools that a model behind an API may call, as JSON of OpenAI's chat protocol. They are passed on, not read.
 *
 * @param tools the JSON array {@code tools}, not empty
 * @param choice the JSON of {@code tool_choice}
 * @param parallel {@code parallel_tool_calls}
 */
public record ToolOptions(String tools, Optional<String> choice, Optional<Boolean> parallel) {
    /** Omits the text, since server traces print method arguments. */
    @Override
    public String toString() {
        return "ToolOptions";
    }
}
