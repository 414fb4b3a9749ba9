package org.scribes.textgen.cache;

import java.util.List;
import java.util.function.Consumer;
import org.scribes.textgen.domain.Citation;
import org.scribes.textgen.domain.GroundedAnswer;
import org.scribes.textgen.domain.StreamEvent;

/** Replays a cached answer as a stream. Each citation follows the text that it ends with. */
final class CachedReplay {
    private final String text;
    private final Consumer<StreamEvent> events;
    private int emitted;

    private CachedReplay(String text, Consumer<StreamEvent> events) {
        this.text = text;
        this.events = events;
    }

    static void of(CachedAnswer answer, Consumer<StreamEvent> events) {
        CachedReplay replay = new CachedReplay(answer.completion().text(), events);
        List<Citation> citations =
                answer.grounded().map(GroundedAnswer::citations).orElse(List.of());
        int codePoints = 0;
        int at = 0;
        for (Citation citation : citations) {
            if (citation.end() > codePoints) {
                at = replay.text.offsetByCodePoints(at, citation.end() - codePoints);
                codePoints = citation.end();
                replay.emitTo(at);
            }
            events.accept(new StreamEvent.Cited(citation));
        }
        replay.emitTo(replay.text.length());
    }

    private void emitTo(int end) {
        if (end > emitted) {
            events.accept(new StreamEvent.Token(text.substring(emitted, end)));
            emitted = end;
        }
    }
}
