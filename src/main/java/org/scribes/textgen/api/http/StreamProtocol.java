package org.scribes.textgen.api.http;

import java.io.IOException;
import org.scribes.textgen.domain.GenerationException;

/**
 * How a protocol writes the events of an answer. For one thread.
 *
 * @param <E> the type of the events
 */
public interface StreamProtocol<E> {
    /**
     * Writes an event of the answer.
     *
     * @throws IOException if the client is gone
     */
    void event(E event, EventWriter out) throws IOException;

    /** Whether {@code event}, which is not written yet, is the last one. */
    boolean isLast(E event);

    /**
     * Writes why the stream ends without an answer, after something was sent.
     *
     * @throws IOException if the client is gone
     */
    void failure(GenerationException failure, EventWriter out) throws IOException;
}
