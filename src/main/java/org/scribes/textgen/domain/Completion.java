package org.scribes.textgen.domain;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * The answer of a backend to one request.
 *
 * @param text the whole text: all pieces passed to the {@link TokenSink}, joined
 * @param temperature the sampling temperature
 * @param warnings deviations from the request, in words for the user
 * @param gpuMemoryBytes GPU memory in use at the end of the answer
 * @param engine the times in the local engine; absent for other backends
 */
public record Completion(
        String text,
        FinishReason finishReason,
        String model,
        Mode mode,
        TokenUsage usage,
        double temperature,
        List<String> warnings,
        OptionalLong gpuMemoryBytes,
        Optional<EngineTimes> engine) {
    public Completion {
        warnings = List.copyOf(warnings);
    }

    /** A completion of a backend other than the local engine. */
    public Completion(
            String text,
            FinishReason finishReason,
            String model,
            Mode mode,
            TokenUsage usage,
            double temperature,
            List<String> warnings) {
        this(text, finishReason, model, mode, usage, temperature, warnings, OptionalLong.empty(), Optional.empty());
    }

    /** Returns this completion with the text and warnings of the verified answer. */
    public Completion shownAs(GroundedAnswer answer) {
        return shownAs(answer.text(), answer.warnings());
    }

    /** Returns this completion with another text and more warnings. */
    public Completion shownAs(String shownText, List<String> more) {
        List<String> all = Stream.concat(warnings.stream(), more.stream()).toList();
        return new Completion(shownText, finishReason, model, mode, usage, temperature, all, gpuMemoryBytes, engine);
    }

    /** Returns this completion with another text and usage. */
    public Completion saying(String otherText, TokenUsage otherUsage) {
        return new Completion(
                otherText, finishReason, model, mode, otherUsage, temperature, warnings, gpuMemoryBytes, engine);
    }

    /** Returns this completion without engine times. */
    public Completion withoutTimes() {
        return new Completion(
                text, finishReason, model, mode, usage, temperature, warnings, gpuMemoryBytes, Optional.empty());
    }

    /** Returns this completion with another warning at the end. */
    public Completion warning(List<String> more) {
        return shownAs(text, more);
    }

    /** Returns this completion with more warnings at the front. */
    public Completion warnedOf(List<String> more) {
        List<String> all = Stream.concat(more.stream(), warnings.stream()).toList();
        return new Completion(text, finishReason, model, mode, usage, temperature, all, gpuMemoryBytes, engine);
    }

    /** Omits the text, since server traces print method arguments. */
    @Override
    public String toString() {
        return "Completion[" + text.length() + " characters, " + usage.generated() + " tokens, " + finishReason + "]";
    }
}
