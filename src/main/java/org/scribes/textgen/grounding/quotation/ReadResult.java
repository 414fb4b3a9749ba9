package org.scribes.textgen.grounding.quotation;

import java.util.List;
import java.util.Optional;

/** What can be said of an answer from one place on. */
public sealed interface ReadResult {
    /** More of the text must come. */
    record Wait() implements ReadResult {}

    /** Up to {@code to} it quotes nothing and names nothing. */
    record Plain(int to) implements ReadResult {}

    /**
     * Up to {@code end} it is judged.
     *
     * @param spans in their order, none overlaps another
     * @param unfinished the mark whose quotation goes on after {@code end}
     */
    record Unit(int end, List<JudgedSpan> spans, Optional<Character> unfinished) implements ReadResult {
        public Unit {
            spans = List.copyOf(spans);
        }
    }

    ReadResult WAIT = new Wait();
}
