package org.scribes.textgen.backend.extractive;

import java.text.BreakIterator;
import java.util.Locale;
import org.scribes.textgen.backend.TokenEstimate;
import org.scribes.textgen.grounding.passage.NumberedPassage;
import org.scribes.textgen.grounding.passage.QuestionReferences;

/**
 * The text of an answer.
 *
 * @param whole whether the text is complete
 */
record ExcerptWords(String text, boolean whole) {
    private static final String NONE = "The passages do not answer this question.";
    /** Does not name the reference, since grounding would remove a nonexistent one. */
    private static final String NO_SUCH_PLACE =
            "The passages do not answer this question: it asks for a place that does not exist in the Bible.";

    private static final String NO_PASSAGE =
            "The passages do not answer this question: they do not hold the place that it asks for.";
    private static final String ELLIPSIS = "…";
    /** Lookahead in characters to detect the end of a word, as in {@code don't}. */
    private static final int LOOKAHEAD = 16;

    /**
     * An answer such as {@code John 3:16 says, "For God so loved the world …" [1]}. A quotation that does not fit ends
     * in an ellipsis after a word.
     *
     * @param maxTokens the most tokens, as {@link TokenEstimate} counts; if no word of the quotation fits, the answer
     *     is truncated
     */
    static ExcerptWords quoting(Excerpt quotation, int maxTokens) {
        int room = TokenEstimate.room(maxTokens);
        String whole = frame(quotation.passage(), quotation.text());
        if (TokenEstimate.codePoints(whole) <= room) {
            return new ExcerptWords(whole, true);
        }
        String empty = frame(quotation.passage(), ELLIPSIS);
        int left = room - TokenEstimate.codePoints(empty);
        String beginning = left > 0 ? words(quotation.text(), left) : "";
        return new ExcerptWords(beginning(frame(quotation.passage(), beginning + ELLIPSIS), room), false);
    }

    /**
     * An answer that the passages do not answer the question, and why if the question names a place that they do not
     * contain.
     */
    static ExcerptWords none(QuestionReferences asked, int maxTokens) {
        String said = none(asked);
        String text = beginning(said, TokenEstimate.room(maxTokens));
        return new ExcerptWords(text, text.length() == said.length());
    }

    private static String none(QuestionReferences asked) {
        if (!asked.unanswerable()) {
            return NONE;
        }
        return asked.missing().stream().allMatch(QuestionReferences.Missing::exists) ? NO_PASSAGE : NO_SUCH_PLACE;
    }

    private static String frame(NumberedPassage passage, String quoted) {
        return passage.label() + " says, \"" + quoted + "\" [" + passage.number() + "]";
    }

    private static String beginning(String text, int codePoints) {
        return codePoints < TokenEstimate.codePoints(text)
                ? text.substring(0, text.offsetByCodePoints(0, codePoints))
                : text;
    }

    /** As many whole words from the start of {@code text} as fit; empty if the first does not. */
    private static String words(String text, int codePoints) {
        int most = beginning(text, codePoints).length();
        BreakIterator boundaries = BreakIterator.getWordInstance(Locale.ROOT);
        boundaries.setText(text.substring(0, Math.min(text.length(), most + LOOKAHEAD)));
        int end = boundaries.isBoundary(most) ? most : boundaries.preceding(most);
        return text.substring(0, end).stripTrailing();
    }

    /** Omits the text, since a tracing server prints call arguments. */
    @Override
    public String toString() {
        return "Answer[" + text.length() + " characters]";
    }
}
