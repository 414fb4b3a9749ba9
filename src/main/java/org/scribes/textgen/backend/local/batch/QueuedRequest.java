package org.scribes.textgen.backend.local.batch;

import org.scribes.textgen.backend.local.prompt.PreparedRequest;
import org.scribes.textgen.domain.Cancellation;
import org.scribes.textgen.domain.GenerationException;

/** A request in the admission queue. Two requests are never equal. */
public final class QueuedRequest implements AdmissionQueue.Waiting {
    /** All requests without a client share the turns of one. */
    private static final String NO_CLIENT = "";

    private final PreparedRequest request;
    private final Cancellation cancellation;
    private final AnswerChannel channel;
    private final long submittedNanos;

    /** @param submittedNanos the time of submission, in nanoseconds of the {@link BatchClock} */
    public QueuedRequest(
            PreparedRequest request, Cancellation cancellation, AnswerChannel channel, long submittedNanos) {
        this.request = request;
        this.cancellation = cancellation;
        this.channel = channel;
        this.submittedNanos = submittedNanos;
    }

    /** What is asked. */
    public PreparedRequest request() {
        return request;
    }

    /** The request's deadline and whether it is still wanted. */
    public Cancellation cancellation() {
        return cancellation;
    }

    /** Takes the answer. */
    public AnswerChannel channel() {
        return channel;
    }

    long submittedNanos() {
        return submittedNanos;
    }

    @Override
    public String client() {
        return request.sharing().client().orElse(NO_CLIENT);
    }

    @Override
    public void refuse(GenerationException reason) {
        channel.failed(reason);
    }

    /** The maximum number of tokens of prompt and answer together. */
    int maxTokens() {
        return request.prompt().size() + request.maxNewTokens();
    }
}
