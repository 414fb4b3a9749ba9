package org.scribes.textgen.checkpoint;

import java.util.ArrayList;
import java.util.List;

/**
 * Cuts a text at its marks, and says who is to read each section of it.
 *
 * @param <R> what reads a text
 */
final class MarkedSections<R> {
    /** A part of a text between two marks, from {@code start} on; never empty. */
    record Section<R>(int start, String text, R reader) {}

    private final R starting;
    private final R continuing;
    private final List<String> addedTokens;

    /**
     * @param starting reads the start of a text, and what follows an added token
     * @param going reads what goes on after a mark
     * @param addedTokens at which a tokenizer begins anew
     */
    MarkedSections(R starting, R going, List<String> addedTokens) {
        this.starting = starting;
        this.continuing = going;
        this.addedTokens =
                addedTokens.stream().filter(token -> !token.isEmpty()).toList();
    }

    /** The sections of {@code text}, in order. */
    List<Section<R>> sections(String text) {
        List<Section<R>> sections = new ArrayList<>();
        for (int begin = 0; begin < text.length(); ) {
            int mark = text.indexOf(ControlTokens.MARK, begin);
            int end = mark < 0 ? text.length() : mark;
            int anew = sections.isEmpty() ? begin : firstAddedToken(text, begin, end);
            add(sections, text, begin, anew, continuing);
            add(sections, text, anew, end, starting);
            begin = end + 1;
        }
        return sections;
    }

    private void add(List<Section<R>> sections, String text, int begin, int end, R reader) {
        if (begin < end) {
            sections.add(new Section<>(begin, text.substring(begin, end), reader));
        }
    }

    /** Where two readers are one there is nothing to tell apart. */
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
