package org.scribes.textgen.api.status;

import java.io.IOException;
import org.scribes.textgen.api.http.CurrentRequest;
import org.scribes.textgen.api.http.EventWriter;
import org.scribes.textgen.api.http.ProblemBody;
import org.scribes.textgen.api.http.StreamProtocol;
import org.scribes.textgen.domain.GenerationException;

/** Writes the events of {@code /api/v1/status/stream}. */
final class StatusEvents implements StreamProtocol<StatusBody> {
    private final String requestId;
    private final String path;

    StatusEvents(CurrentRequest request) {
        this.requestId = request.id();
        this.path = request.path();
    }

    @Override
    public void event(StatusBody state, EventWriter out) throws IOException {
        out.event("status", state);
    }

    /** Any event may be the last. */
    @Override
    public boolean isLast(StatusBody state) {
        return false;
    }

    @Override
    public void failure(GenerationException failure, EventWriter out) throws IOException {
        out.event("error", ProblemBody.of(failure, path, requestId));
    }
}
