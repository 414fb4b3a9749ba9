package org.scribes.textgen.slo;

import java.util.function.Supplier;

/** Ratings for tests of other packages. */
public final class TestingRatings {
    private TestingRatings() {}

    /** Reads on the calling thread, so that the second call has what the first one read. */
    public static RecentRatings of(Supplier<Ratings> ratings) {
        return new RecentRatings(ratings, Runnable::run, System::nanoTime);
    }
}
