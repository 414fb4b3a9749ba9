package org.scribes.textgen.grounding.quotation;

import java.util.Optional;
import org.scribes.textgen.grounding.text.Span;

/**
 * The text that is shown in place of a span of an answer.
 *
 * @param span the span in the answer as the model wrote it
 * @param shown the text in its place; may be empty
 * @param original the text that {@code shown} replaces; empty for {@link Outcome#KEPT}
 */
public record SpanEdit(Span span, String shown, Outcome outcome, Optional<String> original) {
    /** What happens to a span. */
    public enum Outcome {
        KEPT,
        /** The words or the reference are corrected. */
        REPAIRED,
        /** The words are kept because they are exact scripture, although no passage holds them. */
        FROM_CANON,
        /** A reference or marker that resolves to nothing is deleted. */
        REMOVED,
        /** The words stay without quotation marks, as the answer's own. */
        UNQUOTED,
        /** The quotation is deleted and the omission mark takes its place. */
        OMITTED
    }

    static SpanEdit none(Span span, CharSequence answer) {
        return new SpanEdit(span, span.of(answer), Outcome.KEPT, Optional.empty());
    }

    public static SpanEdit of(Outcome outcome, Span span, String shown, String original) {
        return new SpanEdit(span, shown, outcome, Optional.of(original));
    }

    /** Omits the text: a server that traces prints the arguments of its calls. */
    @Override
    public String toString() {
        return "SpanEdit[" + outcome + "]";
    }
}
