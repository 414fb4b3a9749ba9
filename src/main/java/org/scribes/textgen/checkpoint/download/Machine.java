package org.scribes.textgen.checkpoint.download;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * What a download needs of the machine.
 *
 * @param nanoTime a clock that only goes forward, in nanoseconds
 */
record Machine(DiskAccess disk, Sleeper sleeper, LongSupplier nanoTime) {
    static final Machine REAL =
            new Machine(DiskAccess.REAL, duration -> TimeUnit.NANOSECONDS.sleep(duration.toNanos()), System::nanoTime);
}
