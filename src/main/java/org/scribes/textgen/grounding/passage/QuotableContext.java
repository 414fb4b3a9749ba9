package org.scribes.textgen.grounding.passage;

import java.util.List;
import java.util.stream.IntStream;
import org.scribes.textgen.domain.ContextLayout;
import org.scribes.textgen.domain.Passage;

/** What an answer may quote, and where that was found. */
public record QuotableContext(ContextLayout layout, List<NumberedPassage> passages) {
    public QuotableContext {
        passages = List.copyOf(passages);
    }

    /** Passages that a request names: their markers count from 1. */
    public static QuotableContext of(List<Passage> passages) {
        return new QuotableContext(
                ContextLayout.PASSAGES,
                IntStream.range(0, passages.size())
                        .mapToObj(index -> new NumberedPassage(index + 1, passages.get(index)))
                        .toList());
    }
}
