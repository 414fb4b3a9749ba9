package org.scribes.textgen.backend;

import java.util.ArrayList;
import java.util.List;
import org.scribes.textgen.domain.Delivery;
import org.scribes.textgen.domain.ErrorCode;
import org.scribes.textgen.domain.Failover;
import org.scribes.textgen.domain.GenerationException;
import org.scribes.textgen.domain.Route;
import org.scribes.textgen.domain.TokenSink;

/** What one request has come to: the attempts, the backends passed over, and whether its reader has seen text. */
final class AnswerInProgress implements TokenSink {
    private final Delivery delivery;
    private final TokenSink reader;
    private final List<Failover> failover = new ArrayList<>();
    private int attempts;
    private boolean begun;

    AnswerInProgress(Delivery delivery, TokenSink reader) {
        this.delivery = delivery;
        this.reader = reader;
    }

    @Override
    public void accept(String text) {
        begun = true;
        reader.accept(text);
    }

    @Override
    public void thinking(String text) {
        reader.thinking(text);
    }

    /**
     * What was taken so far was no part of the answer, which goes on.
     *
     * @throws GenerationException INVALID_OUTPUT for a reader who saw it and cannot begin anew
     */
    void takeBack() {
        if (!mayPassOver()) {
            throw new GenerationException(
                    ErrorCode.INVALID_OUTPUT,
                    "the model's thinking was streamed before it could be told from the answer");
        }
        restart(ErrorCode.INVALID_OUTPUT);
    }

    /** Nothing after what was taken so far belongs to it. */
    @Override
    public void restart(ErrorCode reason) {
        if (begun) {
            begun = false;
            reader.restart(reason);
        }
    }

    void attempt() {
        attempts++;
    }

    void passOver(Failover step) {
        failover.add(step);
        restart(step.reason());
    }

    /** Whether the same backend may begin anew: a reader who saw text would see the same model contradict itself. */
    boolean mayRetry() {
        return delivery == Delivery.WHOLE || !seen();
    }

    /** Whether another backend may begin anew. */
    boolean mayPassOver() {
        return delivery != Delivery.STREAM_ERROR || !seen();
    }

    @Override
    public boolean seen() {
        return begun && reader.seen();
    }

    Route route() {
        return new Route(attempts, failover);
    }
}
