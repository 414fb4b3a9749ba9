package org.scribes.textgen.checkpoint.download;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * The parts of the machine that tests replace.
 *
 * @param nanoTime a monotonic clock, in nanoseconds
 */
record Machine(DiskAccess disk, Sleeper sleeper, LongSupplier nanoTime) {
    static final Machine REAL =
            new Machine(DiskAccess.REAL, duration -> TimeUnit.NANOSECONDS.sleep(duration.toNanos()), System::nanoTime);
}
