package org.scribes.textgen.grounding.text;

import java.util.BitSet;

/**
 * Marks the characters of an answer that are code or a formula: Markdown's code spans and fences, HTML's {@code code}
 * and {@code pre}, TeX between dollars or after a backslash. Only preceding text decides, so the answer may grow. An
 * unclosed code span ends with its line, an unclosed formula with its paragraph, an unclosed fence with the answer.
 */
public final class CodeSpans {
    private enum Inside {
        TEXT,
        FENCE,
        SPAN,
        ELEMENT,
        LINE_FORMULA,
        FORMULA
    }

    private static final int SHORTEST_FENCE = 3;
    private static final String RUN_CHARACTERS = "`~$";

    private final BitSet code = new BitSet();
    private int position;

    private Inside inside = Inside.TEXT;
    /** The character and the number of characters that close the open span. */
    private char closingCharacter;

    private int closingLength;

    private char runCharacter;
    private int runLength;
    private boolean runAtLineStart;
    private boolean atLineStart = true;
    private boolean escaped;

    /** Reads the text added since the last call. */
    public void update(CharSequence text) {
        for (; position < text.length(); position++) {
            read(text, position);
        }
    }

    public boolean contains(int at) {
        return code.get(at);
    }

    private void read(CharSequence text, int at) {
        char character = text.charAt(at);
        if (runLength > 0 && character != runCharacter) {
            endRun(character);
        }
        if (escaped && character != '\n') {
            escape(character);
        } else if (RUN_CHARACTERS.indexOf(character) >= 0) {
            runAtLineStart = runLength == 0 ? atLineStart : runAtLineStart;
            runCharacter = character;
            runLength++;
        } else if (character == '>') {
            endTag(text, at);
        } else if (character == '\n') {
            endLine(atLineStart);
        }
        escaped = character == '\\' && !escaped && mayEscape();
        code.set(at, inside != Inside.TEXT);
        atLineStart = character == '\n' || (atLineStart && (character == ' ' || character == '>'));
    }

    /** Classifies a run of one character by the character after it. */
    private void endRun(char next) {
        int length = runLength;
        runLength = 0;
        if (inside != Inside.TEXT) {
            boolean closes = runCharacter == closingCharacter
                    && (inside == Inside.FENCE ? runAtLineStart && length >= closingLength : length == closingLength);
            inside = closes ? Inside.TEXT : inside;
            return;
        }
        boolean fence = runCharacter != '$' && runAtLineStart && length >= SHORTEST_FENCE;
        boolean formula = runCharacter == '$' && (length == 2 || (length == 1 && !isSpaceOrDigit(next)));
        if (fence) {
            open(Inside.FENCE, length);
        } else if (runCharacter == '`') {
            open(Inside.SPAN, length);
        } else if (formula) {
            open(length == 1 ? Inside.LINE_FORMULA : Inside.FORMULA, length);
        }
    }

    private void open(Inside span, int length) {
        inside = span;
        closingCharacter = runCharacter;
        closingLength = length;
    }

    private static boolean isSpaceOrDigit(char character) {
        return Character.isWhitespace(character) || Character.isDigit(character);
    }

    /** Applies an escape sequence: {@code \(} and {@code \[} open a formula. */
    private void escape(char character) {
        if (inside == Inside.TEXT && (character == '(' || character == '[')) {
            inside = Inside.FORMULA;
            closingCharacter = character == '(' ? ')' : ']';
            closingLength = 0;
        } else if (inside == Inside.FORMULA && character == closingCharacter) {
            inside = Inside.TEXT;
        }
    }

    private boolean mayEscape() {
        return inside == Inside.TEXT || inside == Inside.FORMULA || inside == Inside.LINE_FORMULA;
    }

    private void endLine(boolean empty) {
        boolean lineOnly = inside == Inside.SPAN || inside == Inside.LINE_FORMULA;
        if (lineOnly || (inside == Inside.FORMULA && empty)) {
            inside = Inside.TEXT;
        }
    }

    private void endTag(CharSequence text, int at) {
        if (inside == Inside.TEXT && (endsWith(text, at, "<code") || endsWith(text, at, "<pre"))) {
            inside = Inside.ELEMENT;
        } else if (inside == Inside.ELEMENT && (endsWith(text, at, "</code") || endsWith(text, at, "</pre"))) {
            inside = Inside.TEXT;
        }
    }

    private static boolean endsWith(CharSequence text, int end, String span) {
        return end >= span.length()
                && text.subSequence(end - span.length(), end).toString().equalsIgnoreCase(span);
    }
}
