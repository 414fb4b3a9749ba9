package org.scribes.textgen.backend.remote;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * What one document of the server says.
 *
 * @param text the next piece of the answer; often empty
 * @param thinking the next piece of what the model thinks, where the server tells it apart
 * @param finish why the answer ends, in the document that ends it
 * @param inputTokens tokens that the model read, where the server counts them
 * @param generatedTokens tokens that the model produced, where the server counts them
 */
record CompletionChunk(
        String text,
        String thinking,
        Optional<FinishReasons> finish,
        OptionalInt inputTokens,
        OptionalInt generatedTokens) {
    /** Of a model that does not think. */
    CompletionChunk(String text, Optional<FinishReasons> finish, OptionalInt inputTokens, OptionalInt generatedTokens) {
        this(text, "", finish, inputTokens, generatedTokens);
    }

    /** Without its text: a server that traces prints the arguments of its calls. */
    @Override
    public String toString() {
        return "Part[" + text.length() + " characters]";
    }
}
