package org.scribes.textgen.domain;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * What a backend produced for one request.
 *
 * @param text the whole text, equal to the pieces that were handed to the {@link TokenSink}, joined
 * @param temperature the temperature that was used
 * @param warnings what was done otherwise than asked, fit to show a user
 * @param gpuMemoryBytes what is used of the memory of the GPUs that computed it, at its end
 * @param engine what it took in an engine of ours
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

    /** Of a model in no engine of ours. */
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

    /** This completion as it may be shown. */
    public Completion shownAs(GroundedAnswer answer) {
        return shownAs(answer.text(), answer.warnings());
    }

    /** This completion with another text, and with more to say to its user. */
    public Completion shownAs(String itsText, List<String> more) {
        List<String> told = Stream.concat(warnings.stream(), more.stream()).toList();
        return new Completion(itsText, finishReason, model, mode, usage, temperature, told, gpuMemoryBytes, engine);
    }

    /** This completion with another text, which took {@code itsUsage}. */
    public Completion saying(String itsText, TokenUsage itsUsage) {
        return new Completion(
                itsText, finishReason, model, mode, itsUsage, temperature, warnings, gpuMemoryBytes, engine);
    }

    /** This completion without what it took. */
    public Completion withoutTimes() {
        return new Completion(
                text, finishReason, model, mode, usage, temperature, warnings, gpuMemoryBytes, Optional.empty());
    }

    /** This completion, with more to say to its user. */
    public Completion warning(String more) {
        return shownAs(text, List.of(more));
    }

    /** This completion, with more that its user is told first. */
    public Completion warnedOf(List<String> more) {
        List<String> told = Stream.concat(more.stream(), warnings.stream()).toList();
        return new Completion(text, finishReason, model, mode, usage, temperature, told, gpuMemoryBytes, engine);
    }

    /** Without its text: a server that traces prints the arguments of its calls. */
    @Override
    public String toString() {
        return "Completion[" + text.length() + " characters, " + usage.generated() + " tokens, " + finishReason + "]";
    }
}
