package org.scribes.textgen.guard;

import java.text.Normalizer;
import java.text.Normalizer.Form;

/**
 * Unicode normalization form NFC (UAX #15). A run of more than 30 combining marks, which no language has, stays
 * unchanged with its base, because sorting a run takes quadratic time.
 */
final class UnicodeNormalization {
    /** The limit of the Stream-Safe Text Format in UAX #15. */
    private static final int LONGEST_RUN = 30;
    /** No character below combines or has another normal form. */
    private static final char FIRST_MARK = '\u0300';

    private UnicodeNormalization() {}

    /** {@code text} in NFC; the same object if it is normalized. */
    static String of(String text) {
        if (text.chars().allMatch(c -> c < FIRST_MARK)) {
            return text;
        }
        StringBuilder normal = new StringBuilder();
        int done = 0;
        int base = 0;
        int marks = 0;
        int next;
        for (int at = 0; at < text.length(); at = next) {
            int character = text.codePointAt(at);
            next = at + Character.charCount(character);
            if (isMark(character)) {
                marks++;
            }
            if (marks > LONGEST_RUN && (!isMark(character) || next == text.length())) {
                int end = isMark(character) ? next : at;
                normal.append(normal(text.substring(done, base))).append(text, base, end);
                done = end;
            }
            if (!isMark(character)) {
                base = at;
                marks = 0;
            }
        }
        String rest = normal(text.substring(done));
        return done == 0 ? rest : normal.append(rest).toString();
    }

    private static String normal(String text) {
        return Normalizer.isNormalized(text, Form.NFC) ? text : Normalizer.normalize(text, Form.NFC);
    }

    static boolean isMark(int character) {
        if (character < FIRST_MARK) {
            return false;
        }
        int type = Character.getType(character);
        return type == Character.NON_SPACING_MARK
                || type == Character.COMBINING_SPACING_MARK
                || type == Character.ENCLOSING_MARK;
    }
}
