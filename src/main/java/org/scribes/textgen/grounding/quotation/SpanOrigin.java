package org.scribes.textgen.grounding.quotation;

import java.util.List;
import java.util.Optional;
import org.scribes.textgen.domain.Citation;
import org.scribes.textgen.grounding.reference.KnownWording;

/**
 * The sources of a judged span.
 *
 * @param sources the spans of passages that support it, or that an altered quotation misquotes
 * @param reference the place that it names or comes from, in OSIS form
 * @param edition the translation that holds scripture from outside the passages
 * @param existsIn where the exact words of a quotation occur, whatever source the answer names
 */
public record SpanOrigin(
        List<Citation.Source> sources,
        Optional<String> reference,
        Optional<String> edition,
        List<Citation.Place> existsIn) {
    public static final SpanOrigin UNKNOWN = new SpanOrigin(List.of(), Optional.empty(), Optional.empty(), List.of());

    public SpanOrigin {
        sources = List.copyOf(sources);
        existsIn = List.copyOf(existsIn);
    }

    public static SpanOrigin of(KnownWording wording) {
        return new SpanOrigin(List.of(), Optional.of(wording.name()), Optional.of(wording.edition()), List.of());
    }

    public SpanOrigin withSources(List<Citation.Source> others) {
        return new SpanOrigin(others, reference, edition, existsIn);
    }

    SpanOrigin withReference(String other) {
        return new SpanOrigin(sources, Optional.of(other), edition, existsIn);
    }

    public SpanOrigin withExistsIn(List<Citation.Place> others) {
        return new SpanOrigin(sources, reference, edition, others);
    }
}
