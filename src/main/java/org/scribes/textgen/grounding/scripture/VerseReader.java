package org.scribes.textgen.grounding.scripture;

import static org.scribes.textgen.domain.GenerationException.invalidParameter;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.scribes.textgen.domain.BiblePassage;
import org.scribes.textgen.domain.FoundVerses;
import org.scribes.textgen.domain.Passage;
import org.scribes.textgen.grounding.reference.Places;
import org.scribes.textgen.grounding.reference.ReferenceFinder;

/** Reads verses of a {@link Canon} by reference. Thread-safe. */
public final class VerseReader {
    /** The most verses of one question: the longest chapter, Psalm 119, has 176. */
    public static final int MOST_VERSES = 200;

    private static final String TRANSLATION = "translation";

    private final Canon canon;
    private final ReferenceFinder references;

    public VerseReader(Canon canon, ReferenceFinder references) {
        this.canon = canon;
        this.references = references;
    }

    /**
     * The verses that {@code reference} names, in the given or else the first translation; a passage for each contiguous
     * range.
     *
     * @param translation a name of {@link Canon#translations()}, in upper or lower case
     * @throws org.scribes.textgen.domain.GenerationException INVALID_PARAMETER if {@code reference} cannot be {@linkplain
     *     RequestedPlaces#read read}, names too much or a place that the translation lacks entirely, or if there is no such
     *     translation
     */
    public FoundVerses read(String reference, Optional<String> translation) {
        String name = translation.map(this::known).orElse(canon.translations().get(0));
        List<Places> all = RequestedPlaces.read(reference, references);
        requireFew(all);
        List<BiblePassage> passages = new ArrayList<>();
        List<String> warnings = new ArrayList<>();
        for (Places places : all) {
            List<Places> missing = missing(name, places);
            if (missing.contains(places)) {
                throw invalidParameter(
                        RequestedPlaces.FIELD,
                        "names " + PlaceNames.english(places) + ", which " + lacking(name, places));
            }
            passages.add(new BiblePassage(PlaceNames.english(places), Verses.osis(places), text(name, places)));
            missing.forEach(each -> warnings.add(name + " has no " + PlaceNames.english(each)));
        }
        return new FoundVerses(name, canon.translations(), passages, warnings);
    }

    private String known(String translation) {
        return canon.translations().stream()
                .filter(translation::equalsIgnoreCase)
                .findFirst()
                .orElseThrow(() ->
                        invalidParameter(TRANSLATION, "must be one of " + String.join(", ", canon.translations())));
    }

    private static void requireFew(List<Places> all) {
        long verses = all.stream()
                .mapToLong(places -> places.last() - places.first() + 1)
                .sum();
        if (verses > MOST_VERSES) {
            throw invalidParameter(
                    RequestedPlaces.FIELD, "names " + verses + " verses; at most " + MOST_VERSES + " are allowed");
        }
        if (all.size() > Passage.MOST) {
            throw invalidParameter(
                    RequestedPlaces.FIELD, "names " + all.size() + " places; at most " + Passage.MOST + " are allowed");
        }
    }

    /** Why a translation has nothing of {@code places}. */
    private String lacking(String translation, Places places) {
        String others = canon.translations().stream()
                .filter(other -> !missing(other, places).contains(places))
                .collect(Collectors.joining(", "));
        return others.isEmpty()
                ? "no translation of this server has"
                : translation + " does not have; found in: " + others;
    }

    /** The ranges of verses that the translation lacks. */
    private List<Places> missing(String translation, Places places) {
        List<Places> missing = new ArrayList<>();
        int start = places.first();
        for (int verse = places.first(); verse <= places.last() + 1; verse++) {
            if (verse > places.last() || verse(translation, verse).isPresent()) {
                if (start < verse) {
                    missing.add(new Places(start, verse - 1));
                }
                start = verse + 1;
            }
        }
        return missing;
    }

    private String text(String translation, Places places) {
        return IntStream.rangeClosed(places.first(), places.last())
                .mapToObj(verse -> verse(translation, verse))
                .flatMap(Optional::stream)
                .collect(Collectors.joining(" "));
    }

    private Optional<String> verse(String translation, int verse) {
        return canon.text(translation, new Places(verse, verse));
    }
}
