package org.scribes.textgen.grounding;

import java.util.List;
import java.util.Optional;

/** What can be said of an answer from one place on. */
sealed interface Step {
    /** More of the text must come. */
    record Wait() implements Step {}

    /** Up to {@code to} it quotes nothing and names nothing. */
    record Plain(int to) implements Step {}

    /**
     * Up to {@code end} it is judged.
     *
     * @param parts in their order, none overlaps another
     * @param unfinished the mark whose quotation goes on after {@code end}
     */
    record Unit(int end, List<Part> parts, Optional<Character> unfinished) implements Step {
        public Unit {
            parts = List.copyOf(parts);
        }
    }

    Step WAIT = new Wait();
}
