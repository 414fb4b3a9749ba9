package org.scribes.textgen.backend.extractive;

import java.util.List;
import org.scribes.textgen.backend.StopSequences;
import org.scribes.textgen.domain.Cancellation;
import org.scribes.textgen.domain.FinishReason;
import org.scribes.textgen.domain.TokenSink;

/** Emits an answer word by word, up to a stop text. For one answer and one thread. */
final class AnswerWriter {
    private final StopSequences stops;
    private final TokenSink sink;
    private final Cancellation cancellation;
    private final StringBuilder shown = new StringBuilder();

    AnswerWriter(List<String> stops, TokenSink sink, Cancellation cancellation) {
        this.stops = new StopSequences(stops);
        this.sink = sink;
        this.cancellation = cancellation;
    }

    /** Writes {@code answer} and returns its finish reason. */
    FinishReason write(ExcerptWords answer) {
        String text = answer.text();
        int begin = 0;
        while (begin < text.length() && !stops.found()) {
            int space = text.indexOf(' ', begin);
            int end = space < 0 ? text.length() : space + 1;
            show(stops.add(text.substring(begin, end)));
            begin = end;
        }
        if (stops.found()) {
            return FinishReason.STOP_SEQUENCE;
        }
        show(stops.finish());
        return answer.whole() ? FinishReason.EOS_TOKEN : FinishReason.LENGTH;
    }

    /** The emitted text. */
    String emitted() {
        return shown.toString();
    }

    private void show(String piece) {
        if (!piece.isEmpty()) {
            cancellation.throwIfCancelled();
            shown.append(piece);
            sink.accept(piece);
        }
    }
}
