package org.scribes.textgen.grounding.unmarked;

import java.util.Optional;
import org.scribes.textgen.grounding.answer.PartialAnswer;
import org.scribes.textgen.grounding.quotation.PassageLookup;
import org.scribes.textgen.grounding.reference.KnownText;
import org.scribes.textgen.grounding.text.Markup;
import org.scribes.textgen.grounding.text.Memoizer;
import org.scribes.textgen.grounding.text.QuotedWords;
import org.scribes.textgen.grounding.text.Span;
import org.scribes.textgen.grounding.text.TextPrefix;
import org.scribes.textgen.grounding.text.Words;

/**
 * Finds scripture that an answer quotes without quotation marks. Three consecutive words of a known text begin a
 * candidate, and a fourth makes it likely. One or two other words may interrupt it if the known text continues after
 * them.
 */
public final class UnmarkedQuotationReader {
    private static final int FEWEST_TO_BEGIN = 3;
    private static final int FEWEST_LIKELY = 4;
    private static final int LONGEST = KnownText.LONGEST_PHRASE;
    /** The most words between a match and the next. Four matching words confirm no change before the last of them. */
    private static final int LONGEST_GAP = FEWEST_LIKELY + 1;
    /** Shorter runs occur by chance. */
    private static final int FEWEST_WORDS = 8;
    /** The most characters to look back for the two words before the current one. */
    private static final int LOOKBACK = 120;
    /** The most characters to look back, tags included. */
    private static final int MOST_LOOKBACK = 600;

    private final KnownText known;
    private final PassageLookup passages;
    /** Whether a text bridges a gap; answers repeat themselves. */
    private final Memoizer<QuotedWords, Boolean> bridging = new Memoizer<>();

    public UnmarkedQuotationReader(KnownText known, PassageLookup passages) {
        this.known = known;
        this.passages = passages;
    }

    /**
     * The first candidate that begins in a range of the answer and is, or may become, long enough.
     *
     * @param floor the index before which no word belongs to a candidate
     * @param from the start of the range
     * @param to the end of the range
     * @param longest the most characters of a candidate
     */
    public Optional<UnmarkedQuotation> first(PartialAnswer answer, int floor, int from, int to, int longest) {
        int end = answer.ended() ? to : Math.min(to, answer.settled());
        if (end <= from) {
            return Optional.empty();
        }
        Words words = Words.from(new TextPrefix(answer.text(), end), lookback(answer.text(), floor, from));
        boolean mayContinue = !answer.ended() && to >= answer.settled();
        int word = FEWEST_TO_BEGIN - 1;
        while (words.has(word)) {
            if (words.start(word) < from || !held(words, word, FEWEST_TO_BEGIN)) {
                word++;
                continue;
            }
            int last = word;
            int next = word + 1;
            int matchStart = word - FEWEST_TO_BEGIN + 1;
            boolean likely = false;
            boolean cut = false;
            while (words.has(next) && !cut) {
                if (words.end(next) - words.start(word) > longest) {
                    cut = true;
                } else if (next == last + 1 && held(words, next, Math.min(LONGEST, next - matchStart + 1))) {
                    likely = true;
                    last = next;
                    next++;
                } else if (likely && held(words, next, FEWEST_LIKELY) && bridged(words, last, next)) {
                    matchStart = next - FEWEST_LIKELY + 1;
                    last = next;
                    next++;
                } else if (!likely || next - last > LONGEST_GAP) {
                    break;
                } else {
                    next++;
                }
            }
            boolean open = mayContinue && !words.has(next) && !cut;
            int first = word - FEWEST_TO_BEGIN + 1;
            boolean enough = likely && last - first + 1 >= FEWEST_WORDS;
            if (open || enough) {
                String text = new Span(words.start(first), words.end(last)).of(answer.text());
                return Optional.of(new UnmarkedQuotation(words.start(word), words.end(last), text, open, enough));
            }
            word = last + 1;
        }
        return Optional.empty();
    }

    /** Whether a known text or a passage contains the {@code count} words that end with {@code last}. */
    private boolean held(Words words, int last, int count) {
        int from = last - count + 1;
        return from >= 0 && (known.holds(words, from, last + 1) || passages.holds(words, from, last + 1));
    }

    /** Whether one text contains the words before and after a gap at about the same distance. */
    private boolean bridged(Words words, int last, int next) {
        int from = last - FEWEST_LIKELY + 1;
        int gap = next - last - FEWEST_LIKELY;
        if (from < 0 || gap < 0) {
            return false;
        }
        return bridging.get(
                QuotedWords.of(words, from, next + 1), bridge -> isHeld(bridge, words, from, next + 1, gap + 1));
    }

    private boolean isHeld(QuotedWords bridge, Words words, int from, int to, int most) {
        return passages.near(bridge, most).stream().anyMatch(match -> match.edits() <= most)
                || known.nearest(words, from, to, 1 - (double) most / bridge.size())
                        .filter(wording -> (1 - wording.likeness()) * bridge.size() <= most + 0.01)
                        .isPresent();
    }

    /** The index to read from, so that the words before the current one are included. */
    private static int lookback(CharSequence text, int floor, int from) {
        int least = Math.max(floor, from - LOOKBACK);
        int begin = from;
        int words = 0;
        boolean inWord = false;
        while (begin > least && words <= FEWEST_TO_BEGIN) {
            int markup = Markup.startBefore(text, floor, begin);
            if (markup < begin) {
                least = Math.max(floor, Math.max(from - MOST_LOOKBACK, least - (begin - markup)));
                begin = markup;
                continue;
            }
            char before = text.charAt(begin - 1);
            boolean letter = Character.isLetterOrDigit(before);
            words += inWord && Character.isWhitespace(before) ? 1 : 0;
            inWord = letter || (inWord && !Character.isWhitespace(before));
            begin--;
        }
        while (begin > floor && begin < from && !Character.isWhitespace(text.charAt(begin))) {
            begin++;
        }
        return begin;
    }
}
