package org.scribes.textgen.grounding.text;

import java.util.BitSet;

/**
 * Which characters of an answer are code or a formula: Markdown's code spans and fences, HTML's {@code code} and
 * {@code pre}, TeX between dollars or behind a backslash. What stands before a character decides, so the text may grow. A
 * code span that nothing closes ends with its line, a formula with its paragraph, a fence with the answer.
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
    private static final String RUN_SIGNS = "`~$";

    private final BitSet code = new BitSet();
    private int read;

    private Inside inside = Inside.TEXT;
    /** The sign and the number of signs that close what is open. */
    private char closingSign;

    private int closingLength;

    private char runSign;
    private int runLength;
    private boolean runAtLineStart;
    private boolean atLineStart = true;
    private boolean escaped;

    /** Reads what has come to {@code text} since the last call. */
    public void update(CharSequence text) {
        for (; read < text.length(); read++) {
            take(text, read);
        }
    }

    public boolean contains(int at) {
        return code.get(at);
    }

    private void take(CharSequence text, int at) {
        char character = text.charAt(at);
        if (runLength > 0 && character != runSign) {
            endRun(character);
        }
        if (escaped && character != '\n') {
            escape(character);
        } else if (RUN_SIGNS.indexOf(character) >= 0) {
            runAtLineStart = runLength == 0 ? atLineStart : runAtLineStart;
            runSign = character;
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

    /** Decides what a run of one sign was, by the character after it. */
    private void endRun(char next) {
        int length = runLength;
        runLength = 0;
        if (inside != Inside.TEXT) {
            boolean closes = runSign == closingSign
                    && (inside == Inside.FENCE ? runAtLineStart && length >= closingLength : length == closingLength);
            inside = closes ? Inside.TEXT : inside;
            return;
        }
        boolean fence = runSign != '$' && runAtLineStart && length >= SHORTEST_FENCE;
        boolean formula = runSign == '$' && (length == 2 || (length == 1 && !isSpaceOrDigit(next)));
        if (fence) {
            open(Inside.FENCE, length);
        } else if (runSign == '`') {
            open(Inside.SPAN, length);
        } else if (formula) {
            open(length == 1 ? Inside.LINE_FORMULA : Inside.FORMULA, length);
        }
    }

    private void open(Inside what, int length) {
        inside = what;
        closingSign = runSign;
        closingLength = length;
    }

    private static boolean isSpaceOrDigit(char character) {
        return Character.isWhitespace(character) || Character.isDigit(character);
    }

    /** What a backslash makes of the sign behind it: {@code \(} and {@code \[} open a formula. */
    private void escape(char character) {
        if (inside == Inside.TEXT && (character == '(' || character == '[')) {
            inside = Inside.FORMULA;
            closingSign = character == '(' ? ')' : ']';
            closingLength = 0;
        } else if (inside == Inside.FORMULA && character == closingSign) {
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

    private static boolean endsWith(CharSequence text, int end, String what) {
        return end >= what.length()
                && text.subSequence(end - what.length(), end).toString().equalsIgnoreCase(what);
    }
}
