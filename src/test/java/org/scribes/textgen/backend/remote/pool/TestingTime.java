package org.scribes.textgen.backend.remote.pool;

import java.time.Duration;
import java.util.function.LongSupplier;

/** A clock that stands until it is moved. */
public final class TestingTime implements LongSupplier {
    private long nanos;

    public TestingTime() {
        this(Long.MAX_VALUE - 1_000); // a clock may overflow
    }

    TestingTime(long start) {
        nanos = start;
    }

    @Override
    public long getAsLong() {
        return nanos;
    }

    public void pass(Duration time) {
        nanos += time.toNanos();
    }
}
