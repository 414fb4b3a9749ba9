package org.scribes.textgen.domain;

import java.util.List;

/**
 * What a backend produced for one request.
 *
 * @param text the whole text, equal to the pieces that were handed to the {@link TokenSink}, joined
 * @param temperature the temperature that was used
 * @param warnings what was done otherwise than asked, fit to show a user
 */
public record Completion(
        String text,
        FinishReason finishReason,
        String model,
        Mode mode,
        TokenUsage usage,
        double temperature,
        List<String> warnings) {
    public Completion {
        warnings = List.copyOf(warnings);
    }

    /** Without its text: a server that traces prints the arguments of its calls. */
    @Override
    public String toString() {
        return "Completion[" + text.length() + " characters, " + usage.generated() + " tokens, " + finishReason + "]";
    }
}
