package org.scribes.textgen.grounding.quotation;

import java.util.List;
import java.util.Optional;

/** The result of reading an answer at one index. */
public sealed interface ReadResult {
    /** More text is needed. */
    record Wait() implements ReadResult {}

    /** A quotation has no end yet. More text is needed that {@link QuotationReader#mayEnd} does not pass over. */
    record Unclosed(char opening) implements ReadResult {}

    /** Nothing is quoted or cited before {@code to}. */
    record Plain(int to) implements ReadResult {}

    /**
     * The text before {@code end} is judged.
     *
     * @param spans the judged spans in order, without overlaps
     * @param unfinished the opening mark of a quotation that continues after {@code end}
     */
    record Unit(int end, List<JudgedSpan> spans, Optional<Character> unfinished) implements ReadResult {
        public Unit {
            spans = List.copyOf(spans);
        }
    }

    ReadResult WAIT = new Wait();
}
