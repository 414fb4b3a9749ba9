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
 * Finds scripture that an answer quotes without saying so. Three words that a known text holds one after the other may
 * begin it, a fourth makes it likely; one or two others may stand in it where the known text goes on after them.
 */
public final class UnmarkedQuotationReader {
    private static final int BEGIN = 3;
    private static final int LIKELY = 4;
    private static final int LONGEST = KnownText.LONGEST_PHRASE;
    /** Four words that are held tell of nothing that is changed before the last of them. */
    private static final int LONGEST_GAP = LIKELY + 1;
    /** Fewer words are anybody's. */
    private static final int FEWEST_WORDS = 8;
    /** Two words before the one that is looked at, however long. */
    private static final int LOOKBACK = 120;
    /** With the tags between them. */
    private static final int MOST_LOOKBACK = 600;

    private final KnownText known;
    private final PassageLookup passages;
    /** Whether words were found to bridge a gap: many an answer says the same again. */
    private final Memoizer<QuotedWords, Boolean> bridges = new Memoizer<>();

    public UnmarkedQuotationReader(KnownText known, PassageLookup passages) {
        this.known = known;
        this.passages = passages;
    }

    /**
     * The first run that begins in a part of the answer, if it is long enough or may become so.
     *
     * @param floor before which nothing belongs to a run
     * @param from where the part begins
     * @param to where it ends
     * @param longest after how many characters a run is cut
     */
    public Optional<UnmarkedQuotation> first(PartialAnswer draft, int floor, int from, int to, int longest) {
        int end = draft.ended() ? to : Math.min(to, draft.settled());
        if (end <= from) {
            return Optional.empty();
        }
        Words words = Words.from(new TextPrefix(draft.text(), end), lookback(draft.text(), floor, from));
        boolean mayGoOn = !draft.ended() && to >= draft.settled();
        int word = BEGIN - 1;
        while (words.has(word)) {
            if (words.start(word) < from || !held(words, word, BEGIN)) {
                word++;
                continue;
            }
            int last = word;
            int next = word + 1;
            int solid = word - BEGIN + 1;
            boolean likely = false;
            boolean cut = false;
            while (words.has(next) && !cut) {
                if (words.end(next) - words.start(word) > longest) {
                    cut = true;
                } else if (next == last + 1 && held(words, next, Math.min(LONGEST, next - solid + 1))) {
                    likely = true;
                    last = next;
                    next++;
                } else if (likely && held(words, next, LIKELY) && bridged(words, last, next)) {
                    solid = next - LIKELY + 1;
                    last = next;
                    next++;
                } else if (!likely || next - last > LONGEST_GAP) {
                    break;
                } else {
                    next++;
                }
            }
            boolean open = mayGoOn && !words.has(next) && !cut;
            int first = word - BEGIN + 1;
            boolean enough = likely && last - first + 1 >= FEWEST_WORDS;
            if (open || enough) {
                String run = new Span(words.start(first), words.end(last)).of(draft.text());
                return Optional.of(new UnmarkedQuotation(words.start(word), words.end(last), run, open, enough));
            }
            word = last + 1;
        }
        return Optional.empty();
    }

    /** Whether the words that end with {@code last} stand in a known text or in the passages. */
    private boolean held(Words words, int last, int count) {
        int from = last - count + 1;
        return from >= 0 && (known.holds(words, from, last + 1) || passages.holds(words, from, last + 1));
    }

    /** Whether one text holds what is before a gap and what is after it, about as far apart. */
    private boolean bridged(Words words, int last, int next) {
        int from = last - LIKELY + 1;
        int gap = next - last - LIKELY;
        if (from < 0 || gap < 0) {
            return false;
        }
        return bridges.get(
                QuotedWords.of(words, from, next + 1), bridge -> isHeld(bridge, words, from, next + 1, gap + 1));
    }

    private boolean isHeld(QuotedWords bridge, Words words, int from, int to, int most) {
        return passages.near(bridge, most).stream().anyMatch(match -> match.edits() <= most)
                || known.nearest(words, from, to, 1 - (double) most / bridge.size())
                        .filter(wording -> (1 - wording.likeness()) * bridge.size() <= most + 0.01)
                        .isPresent();
    }

    /** Before as many words as a run may have before the one that is looked at. */
    private static int lookback(CharSequence text, int floor, int from) {
        int least = Math.max(floor, from - LOOKBACK);
        int begin = from;
        int words = 0;
        boolean inWord = false;
        while (begin > least && words <= BEGIN) {
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
