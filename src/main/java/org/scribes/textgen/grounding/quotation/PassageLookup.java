package org.scribes.textgen.grounding.quotation;

import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.scribes.textgen.domain.ContextLayout;
import org.scribes.textgen.grounding.passage.CitedPassage;
import org.scribes.textgen.grounding.passage.ExactSearch;
import org.scribes.textgen.grounding.passage.NearSearch;
import org.scribes.textgen.grounding.passage.NumberedPassage;
import org.scribes.textgen.grounding.passage.PassageMatch;
import org.scribes.textgen.grounding.passage.PassageRow;
import org.scribes.textgen.grounding.passage.QuotableContext;
import org.scribes.textgen.grounding.reference.ReferenceFinder;
import org.scribes.textgen.grounding.text.GoverningWords;
import org.scribes.textgen.grounding.text.Memoizer;
import org.scribes.textgen.grounding.text.QuotedWords;
import org.scribes.textgen.grounding.text.Words;

/** Searches the passages of one request. Not thread-safe. */
public final class PassageLookup {
    /** The most matches of a wording. */
    static final int MOST_MATCHES = 16;

    private final QuotableContext context;
    private final List<CitedPassage> passages;
    private final PassageRow row;
    private final ExactSearch exact;
    private final NearSearch near;
    private final GoverningWords governing;
    /** Created when a quotation is first verified. */
    private @Nullable ClippedQuotations clippings;

    /** Whether the passages hold a phrase; answers repeat themselves. */
    private final Memoizer<QuotedWords, Boolean> held = new Memoizer<>();

    public PassageLookup(QuotableContext context, ReferenceFinder finder, GoverningWords governing) {
        this.context = context;
        this.passages = CitedPassage.all(context, finder);
        this.row = new PassageRow(passages, governing);
        this.exact = new ExactSearch(row);
        this.near = new NearSearch(row);
        this.governing = governing;
    }

    ContextLayout layout() {
        return context.layout();
    }

    public PassageRow row() {
        return row;
    }

    ClippedQuotations clippings() {
        ClippedQuotations existing = clippings;
        if (existing == null) {
            existing = new ClippedQuotations(row, governing);
            clippings = existing;
        }
        return existing;
    }

    List<CitedPassage> passages() {
        return passages;
    }

    /** Whether answers can cite passages by number. */
    boolean numbered() {
        return context.layout() != ContextLayout.PROMPT && !passages.isEmpty();
    }

    Optional<CitedPassage> numbered(int number) {
        return passages.stream()
                .filter(passage -> passage.number() == number && number != NumberedPassage.NONE)
                .findFirst();
    }

    /** The matches of the first reading that has any. */
    public List<PassageMatch> exact(List<QuotedWords> readings) {
        return first(readings, reading -> exact.find(reading, MOST_MATCHES));
    }

    /** The matches of the first reading that has any, whatever its ellipses skip. */
    List<PassageMatch> elided(List<QuotedWords> readings) {
        return first(readings, reading -> exact.findElided(reading, MOST_MATCHES));
    }

    private static List<PassageMatch> first(
            List<QuotedWords> readings, Function<QuotedWords, List<PassageMatch>> search) {
        for (QuotedWords reading : readings) {
            List<PassageMatch> matches = search.apply(reading);
            if (!matches.isEmpty()) {
                return matches;
            }
        }
        return List.of();
    }

    /** Whether a passage contains the words consecutively. */
    public boolean holds(Words words, int from, int to) {
        return held.get(
                QuotedWords.of(words, from, to),
                phrase -> !exact.find(phrase, 1).isEmpty());
    }

    /** The approximate matches, fewest edits first; those with more than {@code mostEdits} may be missing. */
    public List<PassageMatch> near(QuotedWords words, int mostEdits) {
        BitSet all = new BitSet();
        all.set(0, passages.size());
        return near.find(words, all, mostEdits);
    }

    /** As {@link #near(QuotedWords, int)}, in the passages that the attribution names. */
    List<PassageMatch> near(QuotedWords words, Attribution attribution, int mostEdits) {
        BitSet named = new BitSet();
        for (int i = 0; i < passages.size(); i++) {
            named.set(i, names(attribution, passages.get(i)));
        }
        return near.find(words, named, mostEdits);
    }

    /** Whether the attribution names the passage. */
    static boolean names(Attribution attribution, CitedPassage passage) {
        return attribution.references().stream().anyMatch(passage::isFrom)
                || attribution.markers().stream()
                        .anyMatch(marker -> marker.numbers().contains(passage.number()));
    }
}
