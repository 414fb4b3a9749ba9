package org.scribes.textgen.grounding.reference;

import java.util.List;
import java.util.Optional;
import org.scribes.textgen.grounding.text.Words;

/** A work whose wording is known independently of the passages, such as the Bible. Thread-safe. */
public interface KnownText {
    /** The most words that {@link #holds} compares. */
    int LONGEST_PHRASE = 8;

    /** The least likeness of a wording that {@link #nearest} returns. */
    double LEAST_LIKENESS = 0.5;

    /**
     * Whether the work contains the words consecutively, across the boundaries of its places too.
     *
     * @param from the first word's index
     * @param to the index after the last word; of more than {@link #LONGEST_PHRASE} words only the last are compared
     */
    boolean holds(Words words, int from, int to);

    /**
     * Finds the places that contain the words consecutively.
     *
     * @param most the most places to return
     * @return in the order of the work; by translation, the main one first
     */
    List<KnownWording> find(Words words, int from, int to, int most);

    /**
     * Finds the wording with the fewest words changed, added or missing.
     *
     * @return empty if no wording reaches {@link #LEAST_LIKENESS}
     */
    default Optional<KnownWording> nearest(Words words, int from, int to) {
        return nearest(words, from, to, LEAST_LIKENESS);
    }

    /**
     * Finds the wording with the fewest words changed, added or missing, if it reaches {@code leastLikeness}. A higher
     * limit is faster.
     */
    Optional<KnownWording> nearest(Words words, int from, int to, double leastLikeness);

    /** The wording of {@code places} in the first translation that has them. */
    Optional<String> text(Places places);
}
