package org.scribes.textgen.grounding.reference;

import java.util.List;
import java.util.Optional;
import org.scribes.textgen.grounding.text.Words;

/** A work whose wording is known whether or not the passages hold it, such as the Bible. Safe for many threads. */
public interface KnownText {
    /** As many words as {@link #holds} looks at. */
    int LONGEST_PHRASE = 8;

    /** No place of it that {@link #nearest} names is less like the words than this. */
    double LEAST_LIKENESS = 0.5;

    /**
     * Whether the words stand in it one after the other, over the edges of places, too.
     *
     * @param from the first word's index
     * @param to the index after the last word; of more than {@link #LONGEST_PHRASE} words the last ones count
     */
    boolean holds(Words words, int from, int to);

    /**
     * Where the words stand in it, one after the other.
     *
     * @param most how many places are wanted
     * @return in the order of the work; of several translations the first first
     */
    List<KnownWording> find(Words words, int from, int to, int most);

    /**
     * Where it is most like the words: the wording with the fewest words changed, added or left out.
     *
     * @return nothing if no place is as like as {@link #LEAST_LIKENESS}
     */
    default Optional<KnownWording> nearest(Words words, int from, int to) {
        return nearest(words, from, to, LEAST_LIKENESS);
    }

    /**
     * As {@link #nearest(Words, int, int)}, where only a place as like as {@code leastLikeness} is wanted: the more like
     * it must be, the less there is to look at.
     */
    Optional<KnownWording> nearest(Words words, int from, int to, double leastLikeness);

    /** The whole wording of {@code places}, of the first translation that has them. */
    Optional<String> text(Places places);
}
