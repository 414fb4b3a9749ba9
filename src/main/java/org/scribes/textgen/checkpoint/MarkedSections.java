package org.scribes.textgen.checkpoint;

import java.util.ArrayList;
import java.util.List;

/**
 * Splits a text at its marks and assigns a reader to each section.
 *
 * @param <R> the type of reader
 */
final class MarkedSections<R> {
    /**
     * A part of a text between two marks; never empty.
     *
     * @param start its index in the text
     */
    record Section<R>(int start, String text, R reader) {}

    private final R starting;
    private final R continuing;
    private final List<String> addedTokens;

    /**
     * @param starting reads the start of a text, and text after an added token
     * @param continuing reads text after a mark
     * @param addedTokens tokens after which tokenisation starts afresh
     */
    MarkedSections(R starting, R continuing, List<String> addedTokens) {
        this.starting = starting;
        this.continuing = continuing;
        this.addedTokens =
                addedTokens.stream().filter(token -> !token.isEmpty()).toList();
    }

    /** The sections of {@code text} in order. */
    List<Section<R>> sections(String text) {
        List<Section<R>> sections = new ArrayList<>();
        for (int begin = 0; begin < text.length(); ) {
            int mark = text.indexOf(ControlTokens.MARK, begin);
            int end = mark < 0 ? text.length() : mark;
            int restart = sections.isEmpty() ? begin : firstAddedToken(text, begin, end);
            add(sections, text, begin, restart, continuing);
            add(sections, text, restart, end, starting);
            begin = end + 1;
        }
        return sections;
    }

    private void add(List<Section<R>> sections, String text, int begin, int end, R reader) {
        if (begin < end) {
            sections.add(new Section<>(begin, text.substring(begin, end), reader));
        }
    }

    /** Skips the search if both readers are the same. */
    private int firstAddedToken(String text, int begin, int end) {
        if (starting == continuing) {
            return begin;
        }
        String piece = text.substring(begin, end);
        return addedTokens.stream()
                        .mapToInt(piece::indexOf)
                        .filter(at -> at >= 0)
                        .min()
                        .orElse(piece.length())
                + begin;
    }
}
