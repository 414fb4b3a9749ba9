package org.scribes.textgen.backend.local.batch;

import org.scribes.textgen.backend.local.prompt.PreparedRequest;
import org.scribes.textgen.domain.Cancellation;
import org.scribes.textgen.domain.GenerationException;

/**
 * A request in the admission queue.
 *
 * @param submittedNanos the time of submission, in nanoseconds of the {@link BatchClock}
 */
public record QueuedRequest(
        PreparedRequest request, Cancellation cancellation, AnswerChannel channel, long submittedNanos)
        implements InferenceThread.Waiting {
    @Override
    public void refuse(GenerationException reason) {
        channel.failed(reason);
    }

    /** The maximum number of tokens of prompt and answer together. */
    int maxTokens() {
        return request.prompt().size() + request.maxNewTokens();
    }
}
