package org.scribes.textgen.guard;

import java.util.HashSet;
import java.util.Set;

/**
 * Whether the letters of a text follow each other as in words. Only words in Latin letters are judged, each once, and
 * only those of {@value #SHORTEST} to {@value #LONGEST} letters that are small but for the first. For one text.
 */
final class WordEvidence {
    /** Shorter words are often abbreviations. */
    private static final int SHORTEST = 4;

    /** Longer words are names of substances or of places, or are not separated. */
    private static final int LONGEST = 100;

    /** Fewer trigrams do not suffice for a judgement: a name, a word of a rare language. */
    private static final int MIN_TRIGRAMS = 24;

    /**
     * A sum of n trigrams varies with the root of n. It is about 0.4 n for words and -0.6 n for their letters in another
     * order. {@code NotWordsTest} has texts that come close to this limit.
     */
    private static final double MIN_ROOTS = -7;

    /** A text with a smaller share of judged letters may be a list of names or code. */
    private static final double MIN_JUDGED = 0.25;

    /** In a text with a larger share of letters of another script, words in Latin letters are names. */
    private static final double MAX_FOREIGN = 0.1;

    private final LetterTrigrams trigrams;
    private final Set<String> words = new HashSet<>();
    private int judged;
    private int foreign;
    private int count;
    private int sum;

    WordEvidence(LetterTrigrams trigrams) {
        this.trigrams = trigrams;
    }

    /** Adds the words of {@code text} between {@code start} and {@code end}. */
    void add(String text, int start, int end) {
        StringBuilder symbols = new StringBuilder();
        boolean plain = true;
        for (int at = start; at < end; at++) {
            char c = text.charAt(at);
            if (Character.isLetter(c) || Character.isSurrogate(c)) {
                int symbol = LetterTrigrams.symbol(c);
                foreign += symbol == LetterTrigrams.EDGE ? 1 : 0;
                plain &= symbol != LetterTrigrams.EDGE
                        && (symbols.isEmpty() || Character.isLowerCase(c))
                        && !isDrawnOut(symbols, symbol);
                symbols.append((char) symbol);
            } else if (Character.getType(c) != Character.NON_SPACING_MARK) {
                addWord(symbols, plain);
                symbols.setLength(0);
                plain = true;
            }
        }
        addWord(symbols, plain);
    }

    /** Whether a letter comes for the third time in a row, as in an exclamation. */
    private static boolean isDrawnOut(StringBuilder symbols, int next) {
        int length = symbols.length();
        return length >= 2 && symbols.charAt(length - 1) == next && symbols.charAt(length - 2) == next;
    }

    private void addWord(StringBuilder symbols, boolean plain) {
        if (!plain || symbols.length() < SHORTEST || symbols.length() > LONGEST) {
            return;
        }
        judged += symbols.length();
        if (!words.add(symbols.toString())) {
            return;
        }
        symbols.append((char) LetterTrigrams.EDGE);
        int first = LetterTrigrams.EDGE;
        for (int at = 1; at < symbols.length(); at++) {
            sum += trigrams.value(first, symbols.charAt(at - 1), symbols.charAt(at));
            first = symbols.charAt(at - 1);
        }
        count += symbols.length() - 1;
    }

    /** The sum in units of its expected variation: above zero for words, far below for random letters. */
    double roots() {
        return count < MIN_TRIGRAMS ? 0 : sum / LetterTrigrams.SCALE / Math.sqrt(count);
    }

    /**
     * Whether the letters are certainly not those of words.
     *
     * @param letters the number of letters of the whole text
     */
    boolean isAgainstWords(int letters) {
        return judged >= MIN_JUDGED * letters && foreign <= MAX_FOREIGN * letters && roots() < MIN_ROOTS;
    }
}
