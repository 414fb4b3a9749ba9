package org.scribes.textgen.grounding;

import java.util.List;
import java.util.Optional;
import org.scribes.textgen.domain.Citation;
import org.scribes.textgen.domain.Verdict;

/**
 * What was found out about a quotation.
 *
 * @param match where the passages hold its words, or what they say instead
 * @param known where known scripture from outside the passages holds them, or nearly
 * @param existsIn where the very words stand, wherever the answer says that they do
 */
record Finding(Verdict verdict, Optional<Match> match, Optional<KnownWording> known, List<Citation.Place> existsIn) {
    Finding {
        existsIn = List.copyOf(existsIn);
    }

    static Finding of(Verdict verdict, Match match) {
        return new Finding(verdict, Optional.of(match), Optional.empty(), List.of());
    }

    static Finding of(Verdict verdict, KnownWording known) {
        return new Finding(verdict, Optional.empty(), Optional.of(known), List.of());
    }

    static Finding fabricated() {
        return new Finding(Verdict.FABRICATED, Optional.empty(), Optional.empty(), List.of());
    }

    /** Altered words for which no single passage says what they should be. */
    static Finding alteredSomehow() {
        return new Finding(Verdict.ALTERED, Optional.empty(), Optional.empty(), List.of());
    }

    Finding existing(List<Citation.Place> places) {
        return new Finding(verdict, match, known, places);
    }
}
