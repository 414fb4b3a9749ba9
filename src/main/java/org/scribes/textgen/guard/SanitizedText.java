package org.scribes.textgen.guard;

import org.scribes.textgen.domain.LoneSurrogates;

/** Sanitizes one text by character, depending on the retained neighbours. */
final class SanitizedText {
    static final char REPLACEMENT = '\uFFFD';
    private static final int MAX_NEWLINES = 2;

    private final String given;
    private final SanitizationReport changes;
    private final StringBuilder clean;
    private int newlines;
    /** The last retained character, and the last one that is no combining mark. */
    private int last;

    private int base;

    SanitizedText(String given, SanitizationReport changes) {
        this.given = given;
        this.changes = changes;
        this.clean = new StringBuilder(given.length());
    }

    /** The sanitized text. May be called once. */
    String text() {
        int next;
        for (int at = 0; at < given.length(); at = next) {
            int c = given.codePointAt(at);
            next = at + Character.charCount(c);
            int following = next < given.length() ? given.codePointAt(next) : 0;
            if (c == '\n') {
                newline();
            } else if (CharacterClasses.isLineEnd(c)) {
                changes.count(Sanitization.LINE_END);
                if (c != '\r' || following != '\n') {
                    newline();
                }
            } else if ((c >= ' ' && c <= '~') || c == '\t') {
                keep(c);
            } else {
                appendRare(c, following);
            }
        }
        return clean.toString();
    }

    private void newline() {
        newlines++;
        if (newlines <= MAX_NEWLINES) {
            append('\n');
        } else if (newlines == MAX_NEWLINES + 1) {
            changes.count(Sanitization.EMPTY_LINES);
        }
    }

    private void appendRare(int c, int following) {
        if (CharacterClasses.isControl(c)) {
            changes.count(Sanitization.CONTROL);
        } else if (CharacterClasses.overridesDirection(c)) {
            changes.count(Sanitization.DIRECTION);
        } else if (LoneSurrogates.isOne(c)) {
            changes.count(Sanitization.HALF);
            keep(REPLACEMENT);
        } else if (isInvisibleHere(c, following)) {
            changes.count(Sanitization.INVISIBLE);
        } else {
            keep(c);
        }
    }

    private boolean isInvisibleHere(int c, int following) {
        if (CharacterClasses.isJoiner(c)) {
            return !CharacterClasses.joins(c, last, base, following);
        }
        if (CharacterClasses.isVariationSelector(c)) {
            return !CharacterClasses.varies(c, last);
        }
        return CharacterClasses.isInvisible(c);
    }

    private void keep(int c) {
        newlines = 0;
        append(c);
    }

    private void append(int c) {
        clean.appendCodePoint(c);
        last = c;
        if (!UnicodeNormalization.isMark(c) && !CharacterClasses.isJoiner(c)) {
            base = c;
        }
    }
}
