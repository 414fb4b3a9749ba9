package org.scribes.textgen.grounding.text;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A word of a quotation.
 *
 * @param key the word in the form of {@link Words#key}
 * @param bracket the number of the pair of square brackets around it; {@link #NO_BRACKET} for none
 * @param afterEllipsis whether an ellipsis precedes it
 * @param continuesPrevious whether it may be the rest of the previous word, hyphenated at a line break
 */
record QuotedWord(String key, int bracket, boolean afterEllipsis, boolean continuesPrevious) {
    static final int NO_BRACKET = 0;

    private static final String HYPHENS = "-\u2010\u00ad¬";
    private static final int HIGHEST_VERSE = 176;
    private static final Pattern ELLIPSIS = Pattern.compile("…|\\.\\s?\\.\\s?\\.");

    boolean isVerseNumber() {
        return key.length() <= 3
                && key.chars().allMatch(character -> character >= '0' && character <= '9')
                && Integer.parseInt(key) <= HIGHEST_VERSE;
    }

    /** The words of {@code text}. A bracketed capital, as in {@code [F]or}, belongs to its word. */
    static QuotedWord[] in(String text) {
        Words words = Words.of(text);
        List<QuotedWord> result = new ArrayList<>(words.size());
        int bracket = NO_BRACKET;
        int brackets = 0;
        int before = 0;
        for (int i = 0; i < words.size(); i++) {
            String between = text.substring(before, words.start(i));
            int opened = between.lastIndexOf('[');
            int closed = between.lastIndexOf(']');
            if (opened > closed) {
                brackets++;
                bracket = brackets;
            } else if (closed >= 0) {
                bracket = NO_BRACKET;
            }
            boolean ellipsis = ELLIPSIS.matcher(between).find();
            before = words.end(i);
            if (i + 1 < words.size() && isBracketedLetter(text, words, i)) {
                result.add(new QuotedWord(words.key(i) + words.key(i + 1), NO_BRACKET, ellipsis, false));
                i++;
                before = words.end(i);
                bracket = NO_BRACKET;
            } else {
                result.add(new QuotedWord(words.key(i), bracket, ellipsis, isHyphenated(between, i)));
            }
        }
        return result.toArray(new QuotedWord[0]);
    }

    /** Whether only a hyphen and a line break separate two words: {@code who-} and {@code ever}. */
    private static boolean isHyphenated(String between, int word) {
        boolean hyphen = word > 0 && !between.isEmpty() && HYPHENS.indexOf(between.charAt(0)) >= 0;
        boolean newLine = hyphen && between.indexOf('\n') > 0;
        return newLine
                && between.substring(1)
                        .chars()
                        .allMatch(character -> character == '>' || Character.isWhitespace(character));
    }

    private static boolean isBracketedLetter(String text, Words words, int word) {
        int start = words.start(word);
        int end = words.end(word);
        return end - start == 1
                && start > 0
                && text.charAt(start - 1) == '['
                && text.charAt(end) == ']'
                && words.start(word + 1) == end + 1;
    }

    /** Omits the text: a server that traces prints the arguments of its calls. */
    @Override
    public String toString() {
        return "QuotedWord[" + bracket + "]";
    }
}
