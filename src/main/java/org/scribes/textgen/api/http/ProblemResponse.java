package org.scribes.textgen.api.http;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.util.function.Function;
import org.scribes.textgen.domain.GenerationException;
import org.scribes.textgen.observe.EventLog;
import org.scribes.textgen.observe.LogContext;

/**
 * A response that replaces the server's HTML error pages by problem bodies, for errors that occur before JAX-RS can map
 * them, such as an unreadable header.
 */
public final class ProblemResponse extends HttpServletResponseWrapper {
    private static final String TRACE_HEADER = "io.openliberty.trace";
    private static final String VARY = "Vary";
    private static final EventLog LOG = EventLog.of(ProblemResponse.class);

    private final String requestId;
    private final String path;
    private final ErrorFormat format;
    private final Function<Object, byte[]> json;

    /** @param json writes a body as JSON */
    public ProblemResponse(
            HttpServletResponse response,
            String requestId,
            String path,
            ErrorFormat format,
            Function<Object, byte[]> json) {
        super(response);
        this.requestId = requestId;
        this.path = path;
        this.format = format;
        this.json = json;
    }

    /**
     * Drops the server's header with trace ids, which callers do not need. Adds to {@code Vary}, which JAX-RS would set:
     * what CORS depends on is there already.
     */
    @Override
    public void setHeader(String name, String value) {
        if (VARY.equals(name)) {
            addHeader(name, value);
        } else if (!TRACE_HEADER.equals(name)) {
            super.setHeader(name, value);
        }
    }

    @Override
    public void sendError(int status) throws IOException {
        send(FailureMapping.ofStatus(status));
    }

    /** Leaves out what {@code Vary} names already: RESTEasy sends the headers of an error twice if a stream throws it. */
    @Override
    public void addHeader(String name, String value) {
        if (!VARY.equals(name) || !getHeaders(name).contains(value)) {
            super.addHeader(name, value);
        }
    }

    /** Sends a problem and closes the connection, since the request's body is not read to its end. */
    void refuse(GenerationException failure) throws IOException {
        LogContext.within(requestId, () -> LOG.info("request_refused", EventLog.field("code", failure.code())));
        setHeader("Connection", "close");
        send(failure);
    }

    /** Sends a problem. */
    public void send(GenerationException failure) throws IOException {
        ErrorReply reply = format.reply(failure, path, requestId);
        resetBuffer();
        setStatus(reply.status());
        setContentType(reply.mediaType());
        reply.headers().forEach(this::setHeader);
        getOutputStream().write(reply.bytes(json));
        flushBuffer();
    }

    @Override
    public void sendError(int status, String message) throws IOException {
        sendError(status);
    }
}
