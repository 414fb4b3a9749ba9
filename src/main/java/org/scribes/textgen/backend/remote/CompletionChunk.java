package org.scribes.textgen.backend.remote;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * One document of a response.
 *
 * @param text the next text of the answer; often empty
 * @param thinking the next text of the model's thinking, if the server separates it
 * @param finish the finish reason, in the last document
 * @param inputTokens tokens of the prompt, if reported
 * @param generatedTokens generated tokens, if reported
 */
record CompletionChunk(
        String text,
        String thinking,
        Optional<FinishReasons> finish,
        OptionalInt inputTokens,
        OptionalInt generatedTokens) {
    /** Without thinking. */
    CompletionChunk(String text, Optional<FinishReasons> finish, OptionalInt inputTokens, OptionalInt generatedTokens) {
        this(text, "", finish, inputTokens, generatedTokens);
    }

    /** Omits the text, since a tracing server prints call arguments. */
    @Override
    public String toString() {
        return "CompletionChunk[" + text.length() + " characters]";
    }
}
