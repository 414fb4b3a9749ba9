package org.scribes.textgen.slo;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How well an objective was met over a window.
 *
 * @param value in the unit of the objective
 * @param count the number of events behind the value
 * @param burnRate the share of bad events divided by the allowed share; above 1 the objective is missed. Empty where
 *     none are allowed
 * @param met empty if there is too little data
 * @param enoughVotes whether there are enough ratings to decide; only for objectives that depend on ratings
 */
public record Level(
        OptionalDouble value,
        long count,
        OptionalDouble burnRate,
        Optional<Boolean> met,
        Optional<Boolean> enoughVotes) {
    /** No events. */
    static final Level NO_DATA =
            new Level(OptionalDouble.empty(), 0, OptionalDouble.empty(), Optional.empty(), Optional.empty());

    /** From events that the service counted. */
    static Level measured(double value, long count, boolean met) {
        return new Level(OptionalDouble.of(value), count, OptionalDouble.empty(), Optional.of(met), Optional.empty());
    }

    /** From ratings. {@code met} is decided only once there are enough of them. */
    static Level rated(OptionalDouble value, long votes, boolean enough, boolean met) {
        return new Level(
                value,
                votes,
                OptionalDouble.empty(),
                enough ? Optional.of(met) : Optional.empty(),
                Optional.of(enough));
    }

    Level withBurnRate(double rate) {
        return new Level(value, count, OptionalDouble.of(rate), met, enoughVotes);
    }
}
