package org.scribes.textgen.grounding;

import org.scribes.textgen.domain.Passage;

/**
 * A passage as an answer's markers count it.
 *
 * @param number its number; {@link #NONE} where the passages were not numbered
 */
public record NumberedPassage(int number, Passage passage) {
    public static final int NONE = 0;

    /** Without its text: a server that traces prints the arguments of its calls. */
    @Override
    public String toString() {
        return "NumberedPassage[" + number + "]";
    }
}
