package org.scribes.textgen.api.http;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import org.scribes.textgen.domain.GenerationException;
import org.scribes.textgen.observe.EventLog;
import org.scribes.textgen.observe.LogContext;

/**
 * A response that says with a problem body what the server would say with a page of HTML: what it refuses before JAX-RS
 * has a request to map errors for, such as a header that cannot be read.
 */
public final class ProblemResponse extends HttpServletResponseWrapper {
    private static final String TRACE_HEADER = "io.openliberty.trace";
    private static final EventLog LOG = EventLog.of(ProblemResponse.class);

    private final String requestId;
    private final String path;
    private final Json json;

    public ProblemResponse(HttpServletResponse response, String requestId, String path, Json json) {
        super(response);
        this.requestId = requestId;
        this.path = path;
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
        send(FailureMapping.ofStatus(status));
    }

    /** Ends the response of a request whose body is not read to its end, and its connection. */
    void refuse(GenerationException failure) throws IOException {
        LogContext.within(requestId, () -> LOG.info("request_refused", EventLog.field("code", failure.code())));
        setHeader("Connection", "close");
        send(failure);
    }

    /** Ends the response with a problem. */
    public void send(GenerationException failure) throws IOException {
        ProblemBody problem = ProblemBody.of(failure, path, requestId);
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
