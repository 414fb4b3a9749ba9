package org.scribes.textgen.grounding.quotation;

import java.util.List;
import java.util.Optional;
import org.scribes.textgen.domain.Verdict;
import org.scribes.textgen.grounding.answer.Marker;
import org.scribes.textgen.grounding.passage.CitedPassage;
import org.scribes.textgen.grounding.passage.PassageMatch;
import org.scribes.textgen.grounding.reference.KnownText;
import org.scribes.textgen.grounding.reference.KnownWording;
import org.scribes.textgen.grounding.reference.Reference;
import org.scribes.textgen.grounding.text.Memoizer;
import org.scribes.textgen.grounding.text.Words;

/** Checks whether words that the passages hold are from the source that the answer names. */
final class AttributionCheck {
    private static final int MOST_PLACES = 64;
    /** Shorter phrases occur in many places, in one translation or another. */
    private static final int FEWEST_DISTINCTIVE = 5;

    private final PassageLookup passages;
    private final KnownText known;
    /** The places of words in the known text, looked up for each passage that holds the words. */
    private final Memoizer<String, List<KnownWording>> wordings = new Memoizer<>();

    AttributionCheck(PassageLookup passages, KnownText known) {
        this.passages = passages;
        this.known = known;
    }

    /**
     * Finds {@code VERIFIED} with the match that the attribution names, else {@code MISATTRIBUTED} with the first
     * match.
     */
    QuotationFinding check(String text, List<PassageMatch> matches, Attribution attribution) {
        Optional<PassageMatch> fitting = matches.stream()
                .filter(match -> markersFit(match, attribution) && referencesFit(text, match, attribution))
                .findFirst();
        return fitting.map(match -> QuotationFinding.of(Verdict.VERIFIED, match))
                .orElseGet(() -> QuotationFinding.of(Verdict.MISATTRIBUTED, matches.get(0)));
    }

    /** Whether one of the attribution's markers, if it has any, is the number of a matched passage. */
    boolean markersFit(PassageMatch match, Attribution attribution) {
        List<Marker> numbered = attribution.markers().stream()
                .filter(marker -> !marker.numbers().isEmpty())
                .toList();
        if (numbered.isEmpty() || !passages.numbered()) {
            return true;
        }
        return numbered.stream()
                .anyMatch(marker -> match.passages(passages.row()).stream()
                        .anyMatch(passage -> marker.numbers().contains(passage.number())));
    }

    /** Whether one of the attribution's references, if it has any, is where the words are. */
    boolean referencesFit(String text, PassageMatch match, Attribution attribution) {
        if (attribution.references().isEmpty()) {
            return true;
        }
        return attribution.references().stream().anyMatch(reference -> standsAt(text, match, reference));
    }

    private boolean standsAt(String text, PassageMatch match, Reference reference) {
        List<CitedPassage> holders = match.passages(passages.row());
        Words words = Words.of(text);
        List<KnownWording> places = wordings.get(text, any -> known.find(words, 0, words.size(), MOST_PLACES));
        boolean knownThere = places.stream().anyMatch(place -> reference.meets(place.places()));
        if (holders.stream().anyMatch(passage -> passage.isFrom(reference))) {
            boolean inItsTranslation = places.stream()
                    .anyMatch(place -> holders.stream()
                            .flatMap(passage -> passage.references().stream())
                            .anyMatch(title -> title.meets(place.places())));
            return knownThere || !inItsTranslation || words.size() < FEWEST_DISTINCTIVE;
        }
        boolean unplaced =
                holders.stream().anyMatch(passage -> passage.references().isEmpty());
        return unplaced && (knownThere || holders.stream().anyMatch(passage -> passage.covers(reference)));
    }
}
