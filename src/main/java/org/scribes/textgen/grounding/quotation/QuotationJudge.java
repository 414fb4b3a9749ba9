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

/** Finds out whether a quotation is one, and whose. */
public final class QuotationJudge {
    /** Marks around fewer words do not make a quotation. */
    public static final int FEWEST_WORDS = 3;

    /** So like a passage that it can only be meant for it, where nothing says what it is from. */
    private static final double LIKE_A_PASSAGE = 0.7;
    /** So like the passage it is said to be from that it is meant for it. */
    private static final double LIKE_ITS_PASSAGE = 0.5;

    private static final double LIKE_SCRIPTURE = 0.75;
    /** Less like it than this are any words: among so many verses some have half of a sentence's words in their order. */
    private static final double CLOSE = 0.6;
    /** From so many words on, words that are scripture's are scripture, whatever is said of them. */
    private static final int TELLING_WORDS = 6;

    private static final int FEWEST_NEAR_WORDS = 4;
    private static final int LONGEST_TITLE = 8;
    /** So many words are put in the place of an ellipsis and the words around it; where it takes more, all is left out. */
    private static final int MOST_WHOLE = 40;
    /** So that blanks or signs without end between a passage's words do not make an answer grow without bounds. */
    private static final int MOST_CHARACTERS = 1_000;

    private final PassageLookup passages;
    private final KnownText known;
    private final AttributionCheck attributions;
    /** What was found out of words whose source the answer does not name: many an answer says the same again. */
    private final Memoizer<Unnamed, Optional<QuotationFinding>> findings = new Memoizer<>();

    private record Unnamed(String words, boolean claimed) {}

    public QuotationJudge(PassageLookup passages, KnownText known) {
        this.passages = passages;
        this.known = known;
        this.attributions = new AttributionCheck(passages, known);
    }

    /**
     * Judges words in quotation marks.
     *
     * @param claimed whether the answer says that they are from scripture or a passage, beside what {@code attribution}
     *     says
     * @return nothing if they quote no source
     */
    public Optional<QuotationFinding> judge(String words, Attribution attribution, boolean claimed) {
        if (!isEnough(words)) {
            return Optional.empty();
        }
        return attribution.isEmpty()
                ? findings.get(new Unnamed(words, claimed), any -> judged(words, attribution, claimed))
                : judged(words, attribution, claimed);
    }

    /** Whether these are enough words for a quotation. */
    public static boolean isEnough(String words) {
        return Words.from(words, 0).has(FEWEST_WORDS - 1);
    }

    private Optional<QuotationFinding> judged(String words, Attribution attribution, boolean claimed) {
        List<QuotedWords> readings = QuotedWords.readings(words);
        QuotedWords letter = readings.get(0);
        if (letter.size() < FEWEST_WORDS) {
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
        if (altered.isPresent() && !isTitle(words, letter)) {
            return altered.map(finding -> finding.withPlaces(places(words)));
        }
        Optional<QuotationFinding> scripture = scripture(words, letter, named || claimed);
        if (scripture.isPresent()) {
            return scripture;
        }
        boolean fabricated = (named || claimed) && !isTitle(words, letter);
        return fabricated ? Optional.of(QuotationFinding.fabricated()) : Optional.empty();
    }

    /** The finding, altered where letters only look like those of the passage. */
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

    /** Where words that no passage holds stand in a known text. */
    private List<Citation.Place> places(String text) {
        Words words = Words.of(text);
        return known.find(words, 0, words.size(), Citation.MOST_SOURCES).stream()
                .map(KnownWording::place)
                .toList();
    }

    /** Whether a passage or known scripture is so like these words that they may be meant for it. */
    boolean isCloseToScripture(String text) {
        List<QuotedWords> readings = QuotedWords.readings(text);
        QuotedWords freest = readings.get(readings.size() - 1);
        Words words = Words.of(text);
        return passages.near(freest, edits(freest.size(), CLOSE)).stream()
                        .anyMatch(match -> likeness(match, freest) >= CLOSE)
                || known.nearest(words, 0, words.size(), CLOSE)
                        .filter(wording -> wording.likeness() >= CLOSE)
                        .isPresent();
    }

    /** Whether a passage holds nearly these words. */
    private Optional<QuotationFinding> altered(QuotedWords words, Attribution attribution) {
        if (!attribution.isEmpty()) {
            List<PassageMatch> there = passages.near(words, attribution, edits(words.size(), LIKE_ITS_PASSAGE));
            if (!there.isEmpty() && likeness(there.get(0), words) >= LIKE_ITS_PASSAGE) {
                return Optional.of(best(there));
            }
        }
        List<PassageMatch> near = passages.near(words, edits(words.size(), LIKE_A_PASSAGE));
        boolean like =
                !near.isEmpty() && words.size() >= FEWEST_NEAR_WORDS && likeness(near.get(0), words) >= LIKE_A_PASSAGE;
        return like ? Optional.of(best(near)) : Optional.empty();
    }

    /** The place with the fewest edits, if no other says something else with as few. */
    private QuotationFinding best(List<PassageMatch> near) {
        PassageMatch first = near.get(0);
        String wording = first.wording(passages.row());
        boolean ambiguous = near.stream()
                .anyMatch(other -> other.edits() == first.edits()
                        && !other.wording(passages.row()).equalsIgnoreCase(wording)
                        && !other.passages(passages.row()).equals(first.passages(passages.row())));
        return ambiguous ? QuotationFinding.alteredAmbiguously() : altered(first);
    }

    /** The words of the match; all from its first to its last where an ellipsis between them would mislead. */
    private QuotationFinding altered(PassageMatch match) {
        if (match.mayElide(passages.row())) {
            return QuotationFinding.of(Verdict.ALTERED, match);
        }
        PassageMatch whole = match.withoutEllipses();
        PassageMatch.Range range = whole.ranges().get(0);
        return range.to() - range.from() > MOST_WHOLE || whole.characters(passages.row()) > MOST_CHARACTERS
                ? QuotationFinding.alteredAmbiguously()
                : QuotationFinding.of(Verdict.ALTERED, whole);
    }

    /** No fewer than leave {@code words} words as like as that. */
    private static int edits(int words, double likeness) {
        return (int) Math.ceil(words * (1 - likeness));
    }

    private static double likeness(PassageMatch match, QuotedWords words) {
        return 1 - (double) match.edits() / words.size();
    }

    /** Whether known scripture outside the passages holds these words, or nearly. */
    private Optional<QuotationFinding> scripture(String text, QuotedWords letter, boolean claimed) {
        if (letter.size() < (claimed ? FEWEST_WORDS : TELLING_WORDS)) {
            return Optional.empty();
        }
        Words words = Words.of(text);
        List<KnownWording> places = known.find(words, 0, words.size(), Citation.MOST_SOURCES);
        if (!places.isEmpty()) {
            return Optional.of(QuotationFinding.of(Verdict.OUTSIDE_CONTEXT, places.get(0))
                    .withPlaces(places.stream().map(KnownWording::place).toList()));
        }
        return known.nearest(words, 0, words.size(), LIKE_SCRIPTURE)
                .filter(wording -> wording.likeness() >= LIKE_SCRIPTURE && letter.size() >= FEWEST_NEAR_WORDS)
                .map(wording -> QuotationFinding.of(Verdict.ALTERED, wording));
    }

    /** A few words with capitals are a title: {@code "The Good Samaritan"}. */
    private static boolean isTitle(String text, QuotedWords letter) {
        if (letter.size() > LONGEST_TITLE || text.strip().matches("(?s).*[.!?;]")) {
            return false;
        }
        Words words = Words.of(text);
        int capitals = 0;
        int long4 = 0;
        for (int i = 0; i < words.size(); i++) {
            boolean counts = words.key(i).length() >= 4 || i == 0;
            long4 += counts ? 1 : 0;
            capitals += counts && Character.isUpperCase(text.codePointAt(words.start(i))) ? 1 : 0;
        }
        return long4 >= 2 && capitals == long4;
    }
}
