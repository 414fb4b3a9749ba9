package org.scribes.textgen.slo;

import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.scribes.textgen.usage.FeedbackStore.Tally;

/**
 * The ratings of each window.
 *
 * @param read whether all of them could be read; {@code tallies} are incomplete otherwise
 */
public record Ratings(boolean read, Map<Window, Tally> tallies) {
    /** Ratings that are not read. */
    public static final Ratings UNREAD = new Ratings(false, Map.of());

    public Ratings {
        tallies = Map.copyOf(tallies);
    }

    /**
     * Reads the ratings of each window that ends at {@code now}. Stops at the first that cannot be read, because each
     * might wait for an unavailable database.
     *
     * @param since the begin of {@link Window#SINCE_START}
     */
    static Ratings read(Function<Instant, Optional<Tally>> feedback, Instant since, Instant now) {
        Map<Window, Tally> tallies = new EnumMap<>(Window.class);
        for (Window window : Window.values()) {
            Optional<Tally> tally = feedback.apply(window.isRolling() ? now.minus(window.length()) : since);
            if (tally.isEmpty()) {
                return new Ratings(false, tallies);
            }
            tallies.put(window, tally.get());
        }
        return new Ratings(true, tallies);
    }

    /** The ratings over {@code window}. */
    Tally over(Window window) {
        return tallies.getOrDefault(window, Tally.NONE);
    }
}
