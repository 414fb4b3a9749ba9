package org.scribes.textgen.grounding.constraint;

import java.util.List;
import org.scribes.textgen.domain.Passage;
import org.scribes.textgen.domain.TokenConstraint;
import org.scribes.textgen.grounding.text.GoverningWords;
import org.scribes.textgen.grounding.text.MarkRules;
import org.scribes.textgen.grounding.text.Utf8;

/**
 * Constrains a text to quote only the passages. Text outside quotations is free. A quotation consists of consecutive
 * words of one passage with the characters between them. An ellipsis ({@code …} or {@code ...} and a space) skips to a
 * later word of the same passage, unless a skipped word would qualify one that is shown. A quotation may end after a
 * word, or after one punctuation mark behind it. A passage's own double quotation marks and ellipses are left out,
 * since they would be misread.
 *
 * <p>Every state has a way to the end of the quotation. If the words occur in several places, an ellipsis continues
 * from the first one that permits it.
 */
public final class QuotationAutomaton implements TokenConstraint {
    private static final String PUNCTUATION = ",.;:!?";

    /** Multi-byte characters that may follow in addition to those of the passages. */
    private static final int[] MARKS = {'…', '“', '”', '»'};

    private final PassageSuffixes texts;

    private QuotationAutomaton(PassageSuffixes texts) {
        this.texts = texts;
    }

    /** Creates an automaton over each passage's text. */
    public static QuotationAutomaton of(List<Passage> passages, GoverningWords governing) {
        return ofTexts(passages.stream().map(Passage::text).toList(), governing);
    }

    /** Creates an automaton over texts. Adjoining passages that may be quoted together are one text. */
    public static QuotationAutomaton ofTexts(List<String> texts, GoverningWords governing) {
        return new QuotationAutomaton(PassageSuffixes.of(
                texts.stream().map(text -> QuotableText.of(text, governing)).toList()));
    }

    @Override
    public long start() {
        return QuotationPlace.FREE_AT_START;
    }

    @Override
    public boolean binds(long state) {
        return !mayEnd(state);
    }

    @Override
    public boolean mayEnd(long state) {
        return state == QuotationPlace.FREE || state == QuotationPlace.FREE_AT_START;
    }

    @Override
    public boolean mayBind(int next) {
        return next == '"' || next >= 0x80;
    }

    /** Refuses malformed UTF-8 everywhere: some tokenizers drop valid characters beside a malformed byte. */
    @Override
    public long next(long state, int next) {
        int read = Utf8.read(QuotationPlace.incomplete(state), next);
        if (read == Utf8.MALFORMED) {
            return REFUSED;
        }
        long complete = QuotationPlace.withIncomplete(state, 0);
        if (read >= 0) {
            return after(complete, read);
        }
        return QuotationPlace.isFree(state) || mayContinue(complete, -read)
                ? QuotationPlace.withIncomplete(complete, -read)
                : REFUSED;
    }

    private long after(long state, int character) {
        return switch (QuotationPlace.mode(state)) {
            case QuotationPlace.OUTSIDE, QuotationPlace.OUTSIDE_AT_START -> outside(state, character);
            case QuotationPlace.AT_START -> step(state, character);
            case QuotationPlace.TEXT -> inside(state, character);
            case QuotationPlace.SPACE -> afterSpace(state, character);
            case QuotationPlace.PUNCTUATION -> afterPunctuation(state, character);
            case QuotationPlace.CLOSING_ELLIPSIS ->
                closes(state, character) ? freeAfter(character) : afterEllipsis(state, character);
            case QuotationPlace.ELLIPSIS -> afterEllipsis(state, character);
            case QuotationPlace.ONE_DOT ->
                character == '.' ? QuotationPlace.withMode(state, QuotationPlace.TWO_DOTS) : REFUSED;
            case QuotationPlace.TWO_DOTS ->
                character == '.' ? QuotationPlace.withMode(state, QuotationPlace.ELLIPSIS) : REFUSED;
            default -> throw new IllegalArgumentException("no state: " + state);
        };
    }

    private long outside(long state, int character) {
        int kind = MarkRules.kind(character, QuotationPlace.mode(state) == QuotationPlace.OUTSIDE_AT_START);
        if (kind >= 0) {
            return texts.isEmpty() ? REFUSED : QuotationPlace.opened(kind);
        }
        return freeAfter(character);
    }

    private static long freeAfter(int character) {
        return MarkRules.mayPrecedeOpening(character) ? QuotationPlace.FREE_AT_START : QuotationPlace.FREE;
    }

    private long inside(long state, int character) {
        if (!endsWord(state)) {
            return step(state, character);
        } else if (closes(state, character)) {
            return freeAfter(character);
        } else if (character == ' ' && mayElide(state)) {
            return QuotationPlace.withMode(state, QuotationPlace.SPACE);
        } else if (character == '…' && !isSingle(state)) {
            return mayElide(state)
                    ? QuotationPlace.withMode(state, QuotationPlace.CLOSING_ELLIPSIS)
                    : QuotationPlace.at(state, QuotationPlace.PUNCTUATION, PassageSuffixes.ROOT, 0);
        } else if (PUNCTUATION.indexOf(character) >= 0) {
            long stepped = step(state, character);
            return stepped == REFUSED
                    ? QuotationPlace.at(state, QuotationPlace.PUNCTUATION, PassageSuffixes.ROOT, 0)
                    : QuotationPlace.withMode(stepped, QuotationPlace.PUNCTUATION);
        }
        return step(state, character);
    }

    /** The space is the passage's own if the passage continues so, else it begins an ellipsis. */
    private long afterSpace(long state, int character) {
        long spaced = step(state, ' ');
        long stepped = spaced == REFUSED ? REFUSED : step(spaced, character);
        if (stepped != REFUSED) {
            return stepped;
        }
        return switch (character) {
            case '…' -> QuotationPlace.withMode(state, QuotationPlace.ELLIPSIS);
            case '.' -> QuotationPlace.withMode(state, QuotationPlace.ONE_DOT);
            default -> REFUSED;
        };
    }

    private long afterPunctuation(long state, int character) {
        if (closes(state, character)) {
            return freeAfter(character);
        }
        return QuotationPlace.suffix(state) == PassageSuffixes.ROOT ? REFUSED : step(state, character);
    }

    private long afterEllipsis(long state, int character) {
        if (character != ' ') {
            return REFUSED;
        }
        int end = texts.wordEnd(QuotationPlace.suffix(state), QuotationPlace.least(state));
        return QuotationPlace.at(state, QuotationPlace.AT_START, texts.rootOf(end), end + 1);
    }

    /** Reads one more character of the passage. */
    private long step(long state, int character) {
        int least = leastOfNext(state);
        int suffix = texts.next(QuotationPlace.suffix(state), character, least);
        if (suffix == PassageSuffixes.ROOT) {
            return REFUSED;
        }
        boolean first = QuotationPlace.mode(state) == QuotationPlace.AT_START;
        boolean severalWords = !first && (QuotationPlace.severalWords(state) || texts.startsWord(suffix));
        return QuotationPlace.withSeveralWords(
                QuotationPlace.at(state, QuotationPlace.TEXT, suffix, least), severalWords);
    }

    private boolean endsWord(long state) {
        return texts.endsWord(QuotationPlace.suffix(state), QuotationPlace.least(state));
    }

    /** Whether an ellipsis may follow: no qualifier follows in the clause, and the text has a later word. */
    private boolean mayElide(long state) {
        int end = texts.wordEnd(QuotationPlace.suffix(state), QuotationPlace.least(state));
        return !isSingle(state) && texts.mayElideAfter(end) && texts.hasWordFrom(texts.rootOf(end), end + 1);
    }

    /** Whether only one word follows an ellipsis; between two ellipses there must be more. */
    private static boolean isSingle(long state) {
        return QuotationPlace.least(state) > 0 && !QuotationPlace.severalWords(state);
    }

    /** The least position of the next character: any before an ellipsis, a later one after it. */
    private static int leastOfNext(long state) {
        int least = QuotationPlace.least(state);
        return least == 0 || QuotationPlace.mode(state) == QuotationPlace.AT_START ? least : least + 1;
    }

    private static boolean closes(long state, int character) {
        return MarkRules.closes(QuotationPlace.kind(state), character);
    }

    /** Whether a character that begins with the incomplete one may follow. */
    private boolean mayContinue(long state, int incomplete) {
        int from = Utf8.from(incomplete);
        int to = Utf8.to(incomplete);
        for (int mark : MARKS) {
            if (mark >= from && mark < to && after(state, mark) != REFUSED) {
                return true;
            }
        }
        return switch (QuotationPlace.mode(state)) {
            case QuotationPlace.AT_START, QuotationPlace.TEXT -> mayStep(state, from, to);
            case QuotationPlace.PUNCTUATION ->
                QuotationPlace.suffix(state) != PassageSuffixes.ROOT && mayStep(state, from, to);
            case QuotationPlace.SPACE -> {
                long spaced = step(state, ' ');
                yield spaced != REFUSED && mayStep(spaced, from, to);
            }
            default -> false;
        };
    }

    private boolean mayStep(long state, int from, int to) {
        return texts.hasNext(QuotationPlace.suffix(state), from, to, leastOfNext(state));
    }
}
