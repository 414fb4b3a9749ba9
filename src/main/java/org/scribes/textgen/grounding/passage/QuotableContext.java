package org.scribes.textgen.grounding.passage;

import java.util.List;
import java.util.stream.IntStream;
import org.scribes.textgen.domain.ContextLayout;
import org.scribes.textgen.domain.Passage;

/** The passages that an answer may quote, and the layout they were found in. */
public record QuotableContext(ContextLayout layout, List<NumberedPassage> passages) {
    public QuotableContext {
        passages = List.copyOf(passages);
    }

    /** The passages of a request; their markers count from 1. */
    public static QuotableContext of(List<Passage> passages) {
        return new QuotableContext(
                ContextLayout.PASSAGES,
                IntStream.range(0, passages.size())
                        .mapToObj(index -> new NumberedPassage(index + 1, passages.get(index)))
                        .toList());
    }
}
