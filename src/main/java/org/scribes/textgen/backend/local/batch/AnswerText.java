package org.scribes.textgen.backend.local.batch;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.scribes.textgen.backend.StopSequences;
import org.scribes.textgen.backend.ThinkingTag;
import org.scribes.textgen.checkpoint.CheckpointTokenizer;

/**
 * The text of an answer as its tokens come: whole characters only, and nothing of a stop text. Of special tokens those that
 * frame the model's thinking are text.
 */
final class AnswerText {
    private final CheckpointTokenizer tokenizer;
    private final TextStream stream;
    private final StopSequences stops;
    private final Consumer<String> pieces;
    private final StringBuilder text = new StringBuilder();

    /**
     * An answer that begins.
     *
     * @param begun what the prompt has begun of it
     * @param pieces takes each piece of text once it is certain
     */
    AnswerText(CheckpointTokenizer tokenizer, String begun, List<String> stop, Consumer<String> pieces) {
        this.tokenizer = tokenizer;
        this.stream = new TextStream(tokens -> tokenizer.decode(tokens, true));
        this.stops = new StopSequences(stop);
        this.pieces = pieces;
        emit(begun);
    }

    /** Takes the next token; true when a stop text has ended the answer. */
    boolean append(int token) {
        Optional<String> tag = tokenizer.special(token).filter(ThinkingTag::is);
        emit(stops.add(tag.map(text -> stream.finish() + text).orElseGet(() -> stream.add(token))));
        return stops.found();
    }

    /** Gives out what was held back, at the end of the answer; true when a stop text has ended it. */
    boolean finish() {
        emit(stops.add(stream.finish()));
        emit(stops.finish());
        return stops.found();
    }

    /** All that was given out. */
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
