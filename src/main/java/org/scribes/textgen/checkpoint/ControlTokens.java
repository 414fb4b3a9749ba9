package org.scribes.textgen.checkpoint;

import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Neutralises control tokens in a text by inserting a mark into each. The text on both sides of a mark is tokenised
 * separately, so the token is not recognised.
 */
final class ControlTokens {
    /** A noncharacter: Unicode reserves it for internal use, and interchanged text does not contain it. */
    static final char MARK = '\uFDD0';

    private final Map<Character, List<String>> byFirst;

    ControlTokens(Collection<String> contents) {
        byFirst = contents.stream()
                .filter(content -> !content.isEmpty())
                .distinct()
                .collect(Collectors.groupingBy(content -> content.charAt(0)));
    }

    /**
     * Inserts a mark after the first character of each control token, including overlapping ones. A token of one
     * character is replaced by a mark. A mark is also added at an edge of the text where a control token could be
     * completed by the adjacent text. Existing marks are removed first.
     */
    String mark(String text) {
        String unmarked = text.indexOf(MARK) < 0 ? text : text.replace(String.valueOf(MARK), "");
        Cuts cuts = new Cuts();
        for (int i = 0; i < unmarked.length(); i++) {
            for (String token : byFirst.getOrDefault(unmarked.charAt(i), List.of())) {
                if (unmarked.startsWith(token, i)) {
                    cuts.inside(unmarked, i, i + token.length());
                }
            }
        }
        markEdges(unmarked, cuts);
        return cuts.apply(unmarked);
    }

    /** Marks the edges with and without surrounding white space, which a template may trim. */
    private void markEdges(String text, Cuts cuts) {
        int begin = 0;
        while (begin < text.length() && isSpace(text.charAt(begin))) {
            begin++;
        }
        int end = text.length();
        while (end > begin && isSpace(text.charAt(end - 1))) {
            end--;
        }
        for (List<String> tokens : byFirst.values()) {
            for (String token : tokens) {
                for (int i = 1; i < token.length(); i++) {
                    int rest = token.length() - i;
                    cuts.at(0, text.regionMatches(0, token, i, rest));
                    cuts.at(begin, text.regionMatches(begin, token, i, rest));
                    cuts.at(end, text.regionMatches(end - i, token, 0, i));
                    cuts.at(text.length(), text.regionMatches(text.length() - i, token, 0, i));
                }
            }
        }
    }

    private static boolean isSpace(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '\u0085';
    }

    /** Positions to cut a text at, and characters to drop. */
    static final class Cuts {
        private final BitSet before = new BitSet();
        private final BitSet dropped = new BitSet();

        void at(int position, boolean condition) {
            if (condition) {
                before.set(position);
            }
        }

        /** Cuts {@code [begin, end)} after its first character. */
        void inside(String text, int begin, int end) {
            int second = begin + Character.charCount(text.codePointAt(begin));
            if (second < end) {
                before.set(second);
            } else {
                dropped.set(begin, second);
                before.set(begin);
            }
        }

        boolean isEmpty() {
            return before.isEmpty();
        }

        String apply(String text) {
            if (isEmpty()) {
                return text;
            }
            StringBuilder marked = new StringBuilder(text.length() + 8);
            for (int i = 0; i <= text.length(); i++) {
                if (before.get(i)) {
                    marked.append(MARK);
                }
                if (i < text.length() && !dropped.get(i)) {
                    marked.append(text.charAt(i));
                }
            }
            return marked.toString();
        }
    }
}
