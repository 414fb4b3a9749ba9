package org.scribes.textgen.backend.local;

import org.scribes.textgen.domain.Cancellation;
import org.scribes.textgen.domain.GenerationException;

/**
 * A request that waits for its place in the batch.
 *
 * @param submitted since when, by the nanoseconds of the {@link BatchClock}
 */
record Ticket(PreparedRequest request, Cancellation cancellation, Handover handover, long submitted)
        implements InferenceLane.Waiting {
    @Override
    public void refuse(GenerationException reason) {
        handover.failed(reason);
    }

    /** The most tokens that it may come to. */
    int room() {
        return request.prompt().size() + request.maxNewTokens();
    }
}
