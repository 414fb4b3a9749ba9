package org.scribes.textgen.api.generate;

import java.io.IOException;
import org.scribes.textgen.api.http.CurrentRequest;
import org.scribes.textgen.api.http.EventWriter;
import org.scribes.textgen.api.http.ProblemBody;
import org.scribes.textgen.api.http.StreamProtocol;
import org.scribes.textgen.domain.GenerationException;
import org.scribes.textgen.domain.StreamEvent;

/** Writes the named events of {@code /api/v1/generate/stream}. */
final class AnswerStream implements StreamProtocol<StreamEvent> {
    private final String requestId;
    private final String path;

    AnswerStream(CurrentRequest request) {
        this.requestId = request.id();
        this.path = request.path();
    }

    @Override
    public void event(StreamEvent event, EventWriter out) throws IOException {
        if (event instanceof StreamEvent.Token token) {
            out.event("token", new TokenBody(token.text()));
        } else if (event instanceof StreamEvent.Thinking thinking) {
            out.event("thinking", new TokenBody(thinking.text()));
        } else if (event instanceof StreamEvent.Cited cited) {
            out.event("citation", CitationBody.of(cited.citation()));
        } else if (event instanceof StreamEvent.Restart restart) {
            out.event("restart", RestartBody.of(restart.reason()));
        } else if (event instanceof StreamEvent.Done done) {
            out.event("done", AnswerBody.of(done.result()));
        } else {
            throw new IllegalStateException("unknown event " + event);
        }
    }

    @Override
    public boolean isLast(StreamEvent event) {
        return event instanceof StreamEvent.Done;
    }

    @Override
    public void failure(GenerationException failure, EventWriter out) throws IOException {
        out.event("error", ProblemBody.of(failure, path, requestId));
    }
}
