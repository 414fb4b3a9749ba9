package org.scribes.textgen.grounding.quotation;

import java.util.List;
import java.util.Optional;
import org.scribes.textgen.domain.Citation;
import org.scribes.textgen.domain.Verdict;
import org.scribes.textgen.grounding.passage.PassageMatch;
import org.scribes.textgen.grounding.reference.KnownText;
import org.scribes.textgen.grounding.reference.KnownWording;
import org.scribes.textgen.grounding.text.Homoglyphs;
import org.scribes.textgen.grounding.text.Memoizer;
import org.scribes.textgen.grounding.text.QuotedWords;
import org.scribes.textgen.grounding.text.Words;

/** Judges whether words in quotation marks quote a source, and whether they are true to it. */
public final class QuotationJudge {
    /** Fewer words in quotation marks are no quotation. */
    public static final int FEWEST_WORDS = 3;

    /** The least likeness to a passage that nothing names. */
    private static final double MIN_LIKENESS_UNNAMED = 0.7;
    /** The least likeness to the passage that the attribution names. */
    private static final double MIN_LIKENESS_NAMED = 0.5;

    private static final double MIN_LIKENESS_KNOWN = 0.75;
    /**
     * The least likeness for words that could pass as scripture. Below it, chance matches are common among so many
     * verses.
     */
    private static final double MIN_LIKENESS_CLOSE = 0.6;
    /** From this length on, words of scripture are scripture even if the answer claims no source. */
    private static final int FEWEST_UNCLAIMED = 6;

    private static final int FEWEST_NEAR_WORDS = 4;
    private static final int LONGEST_TITLE = 8;
    /** The most words that replace an ellipsis and the words around it; beyond it the quotation is omitted. */
    private static final int MOST_REPLACING_WORDS = 40;
    /** The most characters of such words, since the text between a passage's words has no limit. */
    private static final int MOST_REPLACING_CHARACTERS = 1_000;

    private final PassageLookup passages;
    private final KnownText known;
    private final AttributionCheck attributions;
    /** The findings for words without attribution; answers repeat themselves. */
    private final Memoizer<Unattributed, Optional<QuotationFinding>> findings = new Memoizer<>();

    private record Unattributed(String words, boolean claimed) {}

    public QuotationJudge(PassageLookup passages, KnownText known) {
        this.passages = passages;
        this.known = known;
        this.attributions = new AttributionCheck(passages, known);
    }

    /**
     * Judges words in quotation marks.
     *
     * @param claimed whether the answer says, beside the attribution, that they are from scripture or a passage
     * @return empty if they quote no source
     */
    public Optional<QuotationFinding> judge(String words, Attribution attribution, boolean claimed) {
        if (!isEnough(words)) {
            return Optional.empty();
        }
        return attribution.isEmpty()
                ? findings.get(new Unattributed(words, claimed), any -> judged(words, attribution, claimed))
                : judged(words, attribution, claimed);
    }

    /** Whether the words are enough for a quotation. */
    public static boolean isEnough(String words) {
        return Words.from(words, 0).has(FEWEST_WORDS - 1);
    }

    private Optional<QuotationFinding> judged(String words, Attribution attribution, boolean claimed) {
        List<QuotedWords> readings = QuotedWords.readings(words);
        QuotedWords strictest = readings.get(0);
        if (strictest.size() < FEWEST_WORDS) {
            return Optional.empty();
        }
        List<PassageMatch> matches = passages.exact(readings);
        if (!matches.isEmpty()) {
            return Optional.of(withHomoglyphsAltered(words, attributions.check(words, matches, attribution))
                    .withPlaces(places(matches)));
        }
        List<PassageMatch> elided = passages.elided(readings);
        if (!elided.isEmpty()) {
            return attributions.check(words, elided, attribution).match().map(this::altered);
        }
        boolean named = !attribution.isEmpty();
        Optional<QuotationFinding> altered = altered(readings.get(readings.size() - 1), attribution);
        if (altered.isPresent() && !isTitle(words, strictest)) {
            return altered.map(finding -> finding.withPlaces(places(words)));
        }
        Optional<QuotationFinding> scripture = scripture(words, strictest, named || claimed);
        if (scripture.isPresent()) {
            return scripture;
        }
        boolean fabricated = (named || claimed) && !isTitle(words, strictest);
        return fabricated ? Optional.of(QuotationFinding.fabricated()) : Optional.empty();
    }

    /** The finding, but {@code ALTERED} if the words have look-alike letters that the passage does not have. */
    private QuotationFinding withHomoglyphsAltered(String words, QuotationFinding finding) {
        return finding.match()
                .filter(match -> Homoglyphs.in(words) && !Homoglyphs.in(match.wording(passages.row())))
                .map(match -> QuotationFinding.of(Verdict.ALTERED, match))
                .orElse(finding);
    }

    private List<Citation.Place> places(List<PassageMatch> matches) {
        return matches.stream()
                .flatMap(match -> match.passages(passages.row()).stream())
                .map(passage -> Citation.Place.passage(passage.passage().id()))
                .distinct()
                .limit(Citation.MOST_SOURCES)
                .toList();
    }

    /** The places of a known text with words that no passage holds. */
    private List<Citation.Place> places(String text) {
        Words words = Words.of(text);
        return known.find(words, 0, words.size(), Citation.MOST_SOURCES).stream()
                .map(KnownWording::place)
                .toList();
    }

    /** Whether a passage or known text is close enough to be meant. */
    boolean isCloseToScripture(String text) {
        List<QuotedWords> readings = QuotedWords.readings(text);
        QuotedWords freest = readings.get(readings.size() - 1);
        Words words = Words.of(text);
        return passages.near(freest, edits(freest.size(), MIN_LIKENESS_CLOSE)).stream()
                        .anyMatch(match -> likeness(match, freest) >= MIN_LIKENESS_CLOSE)
                || known.nearest(words, 0, words.size(), MIN_LIKENESS_CLOSE)
                        .filter(wording -> wording.likeness() >= MIN_LIKENESS_CLOSE)
                        .isPresent();
    }

    /** Finds the passage that is close to the words. */
    private Optional<QuotationFinding> altered(QuotedWords words, Attribution attribution) {
        if (!attribution.isEmpty()) {
            List<PassageMatch> named = passages.near(words, attribution, edits(words.size(), MIN_LIKENESS_NAMED));
            if (!named.isEmpty() && likeness(named.get(0), words) >= MIN_LIKENESS_NAMED) {
                return Optional.of(best(named));
            }
        }
        List<PassageMatch> near = passages.near(words, edits(words.size(), MIN_LIKENESS_UNNAMED));
        boolean like = !near.isEmpty()
                && words.size() >= FEWEST_NEAR_WORDS
                && likeness(near.get(0), words) >= MIN_LIKENESS_UNNAMED;
        return like ? Optional.of(best(near)) : Optional.empty();
    }

    /** The match with the fewest edits, unless another wording has as few. */
    private QuotationFinding best(List<PassageMatch> near) {
        PassageMatch first = near.get(0);
        String wording = first.wording(passages.row());
        boolean ambiguous = near.stream()
                .anyMatch(other -> other.edits() == first.edits()
                        && !other.wording(passages.row()).equalsIgnoreCase(wording)
                        && !other.passages(passages.row()).equals(first.passages(passages.row())));
        return ambiguous ? QuotationFinding.alteredAmbiguously() : altered(first);
    }

    /** The match; without its ellipses if they would mislead. */
    private QuotationFinding altered(PassageMatch match) {
        if (match.mayElide(passages.row())) {
            return QuotationFinding.of(Verdict.ALTERED, match);
        }
        PassageMatch whole = match.withoutEllipses();
        PassageMatch.Range range = whole.ranges().get(0);
        return range.to() - range.from() > MOST_REPLACING_WORDS
                        || whole.characters(passages.row()) > MOST_REPLACING_CHARACTERS
                ? QuotationFinding.alteredAmbiguously()
                : QuotationFinding.of(Verdict.ALTERED, whole);
    }

    /** The least number of edits that leaves at most {@code likeness}. */
    private static int edits(int words, double likeness) {
        return (int) Math.ceil(words * (1 - likeness));
    }

    private static double likeness(PassageMatch match, QuotedWords words) {
        return 1 - (double) match.edits() / words.size();
    }

    /** Finds known text outside the passages that has the words exactly or nearly. */
    private Optional<QuotationFinding> scripture(String text, QuotedWords strictest, boolean claimed) {
        if (strictest.size() < (claimed ? FEWEST_WORDS : FEWEST_UNCLAIMED)) {
            return Optional.empty();
        }
        Words words = Words.of(text);
        List<KnownWording> places = known.find(words, 0, words.size(), Citation.MOST_SOURCES);
        if (!places.isEmpty()) {
            return Optional.of(QuotationFinding.of(Verdict.OUTSIDE_CONTEXT, places.get(0))
                    .withPlaces(places.stream().map(KnownWording::place).toList()));
        }
        return known.nearest(words, 0, words.size(), MIN_LIKENESS_KNOWN)
                .filter(wording -> wording.likeness() >= MIN_LIKENESS_KNOWN && strictest.size() >= FEWEST_NEAR_WORDS)
                .map(wording -> QuotationFinding.of(Verdict.ALTERED, wording));
    }

    /** Whether the words are a title, a few words with capitals: {@code "The Good Samaritan"}. */
    private static boolean isTitle(String text, QuotedWords strictest) {
        if (strictest.size() > LONGEST_TITLE || text.strip().matches("(?s).*[.!?;]")) {
            return false;
        }
        Words words = Words.of(text);
        int capitals = 0;
        int counted = 0;
        for (int i = 0; i < words.size(); i++) {
            boolean counts = words.key(i).length() >= 4 || i == 0;
            counted += counts ? 1 : 0;
            capitals += counts && Character.isUpperCase(text.codePointAt(words.start(i))) ? 1 : 0;
        }
        return counted >= 2 && capitals == counted;
    }
}
