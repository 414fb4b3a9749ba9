package org.scribes.textgen.backend.local.batch;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.scribes.textgen.backend.StopSequences;
import org.scribes.textgen.backend.ThinkingTag;
import org.scribes.textgen.checkpoint.CheckpointTokenizer;

/**
 * The decoded text of one answer. Emits whole characters only and no part of a stop sequence. The only special tokens
 * that become text are those that frame the model's reasoning.
 */
final class AnswerText {
    private final CheckpointTokenizer tokenizer;
    private final TextStream stream;
    private final StopSequences stops;
    private final Consumer<String> pieces;
    private final StringBuilder text = new StringBuilder();

    /**
     * Starts an answer.
     *
     * @param prefix the part of the answer that the prompt already contains
     * @param pieces receives each piece of text once it is final
     */
    AnswerText(CheckpointTokenizer tokenizer, String prefix, List<String> stop, Consumer<String> pieces) {
        this.tokenizer = tokenizer;
        this.stream = new TextStream(tokens -> tokenizer.decode(tokens, true));
        this.stops = new StopSequences(stop);
        this.pieces = pieces;
        emit(prefix);
    }

    /** Appends a token. Returns true if a stop sequence has ended the answer. */
    boolean append(int token) {
        Optional<String> tag = tokenizer.specialToken(token).filter(ThinkingTag::is);
        emit(stops.add(tag.map(text -> stream.finish() + text).orElseGet(() -> stream.add(token))));
        return stops.found();
    }

    /** Emits the text held back so far. Returns true if a stop sequence has ended the answer. */
    boolean finish() {
        emit(stops.add(stream.finish()));
        emit(stops.finish());
        return stops.found();
    }

    /** All text emitted so far. */
    String text() {
        return text.toString();
    }

    private void emit(String piece) {
        if (!piece.isEmpty()) {
            text.append(piece);
            pieces.accept(piece);
        }
    }
}
