package org.scribes.textgen.backend.remote.pool;

import java.util.BitSet;

/**
 * The circuit breaker of one server, with the meaning of MicroProfile Fault Tolerance: closed, open, and half-open with one
 * trial. Beside it, {@link #FAILURES_IN_A_ROW} failures in a row open the circuit if another server can answer: a server
 * that fails at once has the fewest requests in flight, and would be chosen most. Not thread-safe.
 */
final class ServerBreaker {
    /** As in Envoy's outlier detection. */
    static final int FAILURES_IN_A_ROW = 5;

    private final BreakerSettings settings;
    /** The last calls, a bit for each failure, as a ring. */
    private final BitSet failures = new BitSet();

    private int calls;
    private int inARow;
    private boolean open;
    private boolean trial;
    private long openedAt;

    ServerBreaker(BreakerSettings settings) {
        this.settings = settings;
    }

    boolean isClosed() {
        return !open;
    }

    /** Whether a call may be tried at {@code now}, in nanoseconds. */
    boolean isTrialDue(long now) {
        return open && !trial && now - openedAt >= settings.delay().toNanos();
    }

    void beginTrial() {
        trial = true;
    }

    /** The trial ended without a result. */
    void abandonTrial() {
        trial = false;
    }

    /** Records the trial's result; it closes the circuit, or opens it for another delay. */
    void endTrial(boolean failed, long now) {
        trial = false;
        if (failed) {
            openedAt = now;
        } else {
            open = false;
            reset();
        }
    }

    /**
     * Records the result of a call that was made while the circuit was closed.
     *
     * @param spared whether another server can answer in place of this one
     * @return whether this opened the circuit
     */
    boolean record(boolean failed, long now, boolean spared) {
        if (open) { // the call began before
            return false;
        }
        failures.set(calls % settings.requests(), failed);
        calls++;
        inARow = failed ? inARow + 1 : 0;
        boolean tooMany =
                calls >= settings.requests() && failures.cardinality() >= settings.failureRatio() * settings.requests();
        open = tooMany || (spared && inARow >= FAILURES_IN_A_ROW);
        openedAt = now;
        return open;
    }

    private void reset() {
        failures.clear();
        calls = 0;
        inARow = 0;
    }
}
