package org.scribes.textgen.cache;

import java.util.List;
import java.util.function.Consumer;
import org.scribes.textgen.domain.Citation;
import org.scribes.textgen.domain.GroundedAnswer;
import org.scribes.textgen.domain.StreamEvent;

/** Tells a whole answer as a stream would have: each citation once the text it ends with was told. */
final class CachedReplay {
    private final String text;
    private final Consumer<StreamEvent> events;
    private int told;

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
                replay.tellTo(at);
            }
            events.accept(new StreamEvent.Cited(citation));
        }
        replay.tellTo(replay.text.length());
    }

    private void tellTo(int end) {
        if (end > told) {
            events.accept(new StreamEvent.Token(text.substring(told, end)));
            told = end;
        }
    }
}
