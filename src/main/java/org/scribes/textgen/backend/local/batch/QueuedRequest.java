package org.scribes.textgen.backend.local.batch;

import org.scribes.textgen.backend.local.prompt.PreparedRequest;
import org.scribes.textgen.domain.Cancellation;
import org.scribes.textgen.domain.GenerationException;

/**
 * A request that waits for its place in the batch.
 *
 * @param submitted since when, by the nanoseconds of the {@link BatchClock}
 */
public record QueuedRequest(PreparedRequest request, Cancellation cancellation, AnswerChannel handover, long submitted)
        implements InferenceThread.Waiting {
    @Override
    public void refuse(GenerationException reason) {
        handover.failed(reason);
    }

    /** The most tokens that it may come to. */
    int room() {
        return request.prompt().size() + request.maxNewTokens();
    }
}
