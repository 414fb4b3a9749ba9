package org.scribes.textgen.backend.local;

import java.util.Optional;

/**
 * How far the load of a model has come.
 *
 * @param step what is being done, for example {@code download}
 * @param share the completed share of the step, 0 to 1; stays 0 in a step that cannot be measured
 * @param bytes the bytes of the step, if it is measured in bytes
 */
record LoadProgress(String step, double share, Optional<Transfer> bytes) {
    /** Bytes that are there, those of earlier downloads included, and bytes in all. */
    record Transfer(long done, long total) {}

    static LoadProgress begin(String step) {
        return of(step, 0);
    }

    static LoadProgress of(String step, double share) {
        return new LoadProgress(step, share, Optional.empty());
    }

    /** @param total 0 if there is nothing to do */
    static LoadProgress ofBytes(String step, long done, long total) {
        return new LoadProgress(step, total == 0 ? 1 : (double) done / total, Optional.of(new Transfer(done, total)));
    }
}
