package org.scribes.textgen.backend.remote;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.scribes.textgen.domain.TokenScore;

/**
 * One document of a response.
 *
 * @param text the next text of the answer; often empty
 * @param thinking the next text of the model's thinking, if the server separates it
 * @param finish the finish reason, in the last document
 * @param inputTokens tokens of the prompt, if reported
 * @param generatedTokens generated tokens, if reported
 * @param scores the log-probabilities of the next tokens, if reported
 * @param calls the next parts of tool calls
 */
record CompletionChunk(
        String text,
        String thinking,
        Optional<FinishReasons> finish,
        OptionalInt inputTokens,
        OptionalInt generatedTokens,
        List<TokenScore> scores,
        List<ToolCallDelta> calls) {
    CompletionChunk {
        scores = List.copyOf(scores);
        calls = List.copyOf(calls);
    }

    /** Text only. */
    CompletionChunk(String text, Optional<FinishReasons> finish, OptionalInt inputTokens, OptionalInt generatedTokens) {
        this(text, "", finish, inputTokens, generatedTokens, List.of(), List.of());
    }

    /** Omits the text, since a tracing server prints call arguments. */
    @Override
    public String toString() {
        return "CompletionChunk[" + text.length() + " characters]";
    }
}
