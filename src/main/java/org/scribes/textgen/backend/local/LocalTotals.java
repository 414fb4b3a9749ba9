package org.scribes.textgen.backend.local;

import java.util.concurrent.atomic.LongAdder;
import org.scribes.textgen.backend.local.batch.BatchGauges;

/** What all checkpoints in this process have done since the start, those that are unloaded included. Thread-safe. */
final class LocalTotals {
    private final LongAdder prefixReused = new LongAdder();
    private final LongAdder proposed = new LongAdder();
    private final LongAdder accepted = new LongAdder();

    /** Adds what a batch has done between two of its reports. */
    void add(BatchGauges before, BatchGauges now) {
        prefixReused.add(now.prefixTokensReused() - before.prefixTokensReused());
        proposed.add(now.tokensProposed() - before.tokensProposed());
        accepted.add(now.tokensAccepted() - before.tokensAccepted());
    }

    /** Prompt tokens served from a KV cache. */
    long prefixReused() {
        return prefixReused.sum();
    }

    /** Tokens proposed by speculation. */
    long proposed() {
        return proposed.sum();
    }

    /** Proposed tokens that a model accepted. */
    long accepted() {
        return accepted.sum();
    }
}
