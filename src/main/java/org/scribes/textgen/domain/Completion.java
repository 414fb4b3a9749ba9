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
 * @param refusal whether the text only says that there is no answer
 * @param modelNote what the user must know of the model, if it is not fit for use
 * @param scores the log-probabilities that the request asks for
 * @param toolCalls the calls of tools that the model asks for
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
        Optional<EngineTimes> engine,
        boolean refusal,
        Optional<String> modelNote,
        Optional<TokenScores> scores,
        List<ToolCall> toolCalls) {
    public Completion {
        warnings = List.copyOf(warnings);
        toolCalls = List.copyOf(toolCalls);
    }

    /** A completion that is an answer. */
    public Completion(
            String text,
            FinishReason finishReason,
            String model,
            Mode mode,
            TokenUsage usage,
            double temperature,
            List<String> warnings,
            OptionalLong gpuMemoryBytes,
            Optional<EngineTimes> engine) {
        this(
                text,
                finishReason,
                model,
                mode,
                usage,
                temperature,
                warnings,
                gpuMemoryBytes,
                engine,
                false,
                Optional.empty(),
                Optional.empty(),
                List.of());
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
        return with(shownText, usage, joined(warnings, more), engine, refusal, modelNote, scores, toolCalls);
    }

    /** Returns this completion with another text and usage. */
    public Completion saying(String otherText, TokenUsage otherUsage) {
        return with(otherText, otherUsage, warnings, engine, refusal, modelNote, scores, toolCalls);
    }

    /** Returns this completion without engine times. */
    public Completion withoutTimes() {
        return with(text, usage, warnings, Optional.empty(), refusal, modelNote, scores, toolCalls);
    }

    /** Returns this completion with another warning at the end. */
    public Completion warning(List<String> more) {
        return shownAs(text, more);
    }

    /** Returns this completion with more warnings at the front. */
    public Completion warnedOf(List<String> more) {
        return with(text, usage, joined(more, warnings), engine, refusal, modelNote, scores, toolCalls);
    }

    /** Returns this completion marked as saying that there is no answer. */
    public Completion refusing() {
        return with(text, usage, warnings, engine, true, modelNote, scores, toolCalls);
    }

    /** Returns this completion with a note on its model. */
    public Completion noting(String note) {
        return with(text, usage, warnings, engine, refusal, Optional.of(note), scores, toolCalls);
    }

    /** Returns this completion with the log-probabilities of its tokens. */
    public Completion scored(TokenScores tokens) {
        return with(text, usage, warnings, engine, refusal, modelNote, Optional.of(tokens), toolCalls);
    }

    /** Returns this completion without log-probabilities. */
    public Completion withoutScores() {
        return with(text, usage, warnings, engine, refusal, modelNote, Optional.empty(), toolCalls);
    }

    /** Returns this completion with calls of tools. */
    public Completion calling(List<ToolCall> calls) {
        return with(text, usage, warnings, engine, refusal, modelNote, scores, calls);
    }

    private static List<String> joined(List<String> first, List<String> second) {
        return Stream.concat(first.stream(), second.stream()).toList();
    }

    private Completion with(
            String newText,
            TokenUsage newUsage,
            List<String> newWarnings,
            Optional<EngineTimes> newEngine,
            boolean newRefusal,
            Optional<String> newModelNote,
            Optional<TokenScores> newScores,
            List<ToolCall> newToolCalls) {
        return new Completion(
                newText,
                finishReason,
                model,
                mode,
                newUsage,
                temperature,
                newWarnings,
                gpuMemoryBytes,
                newEngine,
                newRefusal,
                newModelNote,
                newScores,
                newToolCalls);
    }

    /** Omits the text, since server traces print method arguments. */
    @Override
    public String toString() {
        return "Completion[" + text.length() + " characters, " + usage.generated() + " tokens, " + finishReason + "]";
    }
}
