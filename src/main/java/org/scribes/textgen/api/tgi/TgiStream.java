package org.scribes.textgen.api.tgi;

import java.io.IOException;
import org.scribes.textgen.api.http.EventWriter;
import org.scribes.textgen.api.http.StreamProtocol;
import org.scribes.textgen.domain.GenerationException;
import org.scribes.textgen.domain.StreamEvent;

/**
 * Writes the events of text-generation-inference. They have no names, and errors are data like the rest. The protocol
 * cannot take text back, so an answer that would begin anew ends with an error (see {@link
 * org.scribes.textgen.domain.Delivery#STREAM_HELD}). It has no place for thinking, which is not part of the answer.
 */
final class TgiStream implements StreamProtocol<StreamEvent> {
    private final TgiQuestion question;
    private int sent;

    TgiStream(TgiQuestion question) {
        this.question = question;
    }

    @Override
    public void event(StreamEvent event, EventWriter out) throws IOException {
        if (event instanceof StreamEvent.Token token) {
            sent++;
            out.data(TgiEvent.piece(sent, token.text()));
        } else if (event instanceof StreamEvent.Done done) {
            sent++;
            out.data(TgiEvent.end(sent, done.result(), question));
        } else if (event instanceof StreamEvent.Restart) {
            throw new IllegalStateException("a held stream does not restart");
        }
        // citations come with the last event
    }

    @Override
    public boolean isLast(StreamEvent event) {
        return event instanceof StreamEvent.Done;
    }

    @Override
    public void failure(GenerationException failure, EventWriter out) throws IOException {
        out.data(TgiError.of(failure));
    }
}
