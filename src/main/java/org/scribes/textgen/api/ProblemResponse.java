package org.scribes.textgen.api;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import org.scribes.textgen.domain.GenerationException;

/**
 * A response that says with a problem body what the server would say with a page of HTML: what it refuses before JAX-RS
 * has a request to map errors for, such as a header that cannot be read.
 */
final class ProblemResponse extends HttpServletResponseWrapper {
    private static final String TRACE_HEADER = "io.openliberty.trace";

    private final CurrentRequest current;
    private final Json json;

    ProblemResponse(HttpServletResponse response, CurrentRequest current, Json json) {
        super(response);
        this.current = current;
        this.json = json;
    }

    /** The server's own header with the ids of the trace is not for callers: they have sent theirs, or have none. */
    @Override
    public void setHeader(String name, String value) {
        if (!TRACE_HEADER.equals(name)) {
            super.setHeader(name, value);
        }
    }

    @Override
    public void sendError(int status) throws IOException {
        send(Failures.ofStatus(status));
    }

    /** Ends the response with a problem. */
    void send(GenerationException failure) throws IOException {
        ProblemBody problem = ProblemBody.of(failure, current.path(), current.id());
        resetBuffer();
        setStatus(problem.status());
        setContentType(ProblemBody.MEDIA_TYPE);
        failure.retryAfter()
                .ifPresent(delay -> setHeader("Retry-After", Long.toString(ProblemMapper.wholeSeconds(delay))));
        getOutputStream().write(json.write(problem));
        flushBuffer();
    }

    @Override
    public void sendError(int status, String message) throws IOException {
        sendError(status);
    }
}
