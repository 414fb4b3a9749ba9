package org.scribes.textgen.slo;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How far a promise was kept over a window.
 *
 * @param value the figure, in the unit of its promise
 * @param count how many events it rests on
 * @param burnRate the share of bad events divided by the share that the promise allows: below 1 it holds; nothing where it
 *     allows none
 * @param met nothing where too little happened to say
 * @param enoughVotes of what people judge, whether so many did that something can be said; nothing of everything else
 */
public record Level(
        OptionalDouble value,
        long count,
        OptionalDouble burnRate,
        Optional<Boolean> met,
        Optional<Boolean> enoughVotes) {
    /** Nothing happened. */
    static final Level NOTHING =
            new Level(OptionalDouble.empty(), 0, OptionalDouble.empty(), Optional.empty(), Optional.empty());

    /** What the service itself counted. */
    static Level counted(double value, long count, boolean met) {
        return new Level(OptionalDouble.of(value), count, OptionalDouble.empty(), Optional.of(met), Optional.empty());
    }

    /** What people said. Whether a promise is met is not said before enough of them did. */
    static Level judged(OptionalDouble value, long votes, boolean enough, boolean met) {
        return new Level(
                value,
                votes,
                OptionalDouble.empty(),
                enough ? Optional.of(met) : Optional.empty(),
                Optional.of(enough));
    }

    Level burning(double rate) {
        return new Level(value, count, OptionalDouble.of(rate), met, enoughVotes);
    }
}
