package org.scribes.textgen.grounding.text;

import java.util.Arrays;

/**
 * How many sentences an answer has.
 *
 * @param cited how many of them carry a citation that is borne out, or was put right
 */
public record Sentences(int count, int cited) {
    /**
     * Counts the sentences of an answer.
     *
     * @param sound where citations begin that are borne out or were put right, in code points, in ascending order
     */
    public static Sentences of(CharSequence answer, int[] sound) {
        int count = 0;
        int cited = 0;
        int start = 0;
        int codePoints = 0;
        int next = 0;
        for (int end : ends(answer)) {
            CharSequence sentence = answer.subSequence(start, end);
            codePoints += Character.codePointCount(sentence, 0, sentence.length());
            boolean carries = false;
            while (next < sound.length && sound[next] < codePoints) {
                carries = true;
                next++;
            }
            if (sentence.chars().anyMatch(Character::isLetterOrDigit)) {
                count++;
                cited += carries ? 1 : 0;
            }
            start = end;
        }
        return new Sentences(count, cited);
    }

    /** Whether the full stop is of a word that was cut short: {@code Rom. 5:8}, {@code cf. John}. */
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

    /** Where sentences end: after a full stop and what closes it, before white space; and at the end of a line. */
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
