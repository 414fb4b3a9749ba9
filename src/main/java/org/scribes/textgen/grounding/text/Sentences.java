package org.scribes.textgen.grounding.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The number of sentences in an answer.
 *
 * @param cited the number of sentences with a supported or corrected citation
 */
public record Sentences(int count, int cited) {
    /**
     * Counts the sentences of an answer.
     *
     * @param supported the starts of supported or corrected citations, in code points, ascending
     */
    public static Sentences of(CharSequence answer, int[] supported) {
        int count = 0;
        int cited = 0;
        int start = 0;
        int codePoints = 0;
        int next = 0;
        for (int end : ends(answer)) {
            CharSequence sentence = answer.subSequence(start, end);
            codePoints += Character.codePointCount(sentence, 0, sentence.length());
            boolean isCited = false;
            while (next < supported.length && supported[next] < codePoints) {
                isCited = true;
                next++;
            }
            if (sentence.chars().anyMatch(Character::isLetterOrDigit)) {
                count++;
                cited += isCited ? 1 : 0;
            }
            start = end;
        }
        return new Sentences(count, cited);
    }

    /** The sentences of an answer. What holds no letter, such as a marker behind a full stop, belongs to the one before. */
    public static List<Span> spans(CharSequence answer) {
        List<Span> spans = new ArrayList<>();
        int start = 0;
        for (int end : ends(answer)) {
            boolean words = answer.subSequence(start, end).chars().anyMatch(Character::isLetter);
            if (words || spans.isEmpty()) {
                spans.add(new Span(start, end));
            } else {
                int last = spans.size() - 1;
                spans.set(last, new Span(spans.get(last).start(), end));
            }
            start = end;
        }
        return spans;
    }

    /** Whether the full stop ends an abbreviation: {@code Rom. 5:8}, {@code cf. John}. */
    private static boolean isAbbreviation(CharSequence answer, int stop, int end) {
        int next = end;
        while (next < answer.length() && answer.charAt(next) == ' ') {
            next++;
        }
        boolean goesOn = next < answer.length()
                && (Character.isDigit(answer.charAt(next)) || Character.isLowerCase(answer.charAt(next)));
        return goesOn
                || (stop >= 2 && answer.subSequence(stop - 2, stop).toString().equalsIgnoreCase("cf"));
    }

    /** The ends of sentences: after a full stop and closing marks before white space, and at line breaks. */
    private static int[] ends(CharSequence answer) {
        int[] ends = new int[answer.length() + 1];
        int count = 0;
        for (int i = 0; i < answer.length(); i++) {
            char character = answer.charAt(i);
            int end = i + 1;
            if (".!?…".indexOf(character) >= 0) {
                while (end < answer.length() && "\"”’')]*_".indexOf(answer.charAt(end)) >= 0) {
                    end++;
                }
            } else if (character != '\n') {
                continue;
            }
            boolean ended = character == '\n' || end == answer.length() || Character.isWhitespace(answer.charAt(end));
            if (ended && !(character == '.' && isAbbreviation(answer, i, end))) {
                ends[count++] = end;
            }
        }
        if (count == 0 || ends[count - 1] < answer.length()) {
            ends[count++] = answer.length();
        }
        return Arrays.copyOf(ends, count);
    }
}
