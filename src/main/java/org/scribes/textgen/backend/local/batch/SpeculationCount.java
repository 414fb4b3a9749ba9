package org.scribes.textgen.backend.local.batch;

/** Counts proposed and accepted tokens. Confined to the inference thread. */
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
