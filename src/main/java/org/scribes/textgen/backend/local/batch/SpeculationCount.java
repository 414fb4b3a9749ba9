package org.scribes.textgen.backend.local.batch;

/** Counts what was proposed and what of it was right. For the lane's thread. */
final class SpeculationCount {
    private long proposed;
    private long accepted;

    void add(int proposedTokens, int acceptedTokens) {
        proposed += proposedTokens;
        accepted += acceptedTokens;
    }

    long proposed() {
        return proposed;
    }

    long accepted() {
        return accepted;
    }
}
