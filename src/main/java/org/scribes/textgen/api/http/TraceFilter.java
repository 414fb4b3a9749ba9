package org.scribes.textgen.api.http;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.ext.Provider;
import java.util.Set;
import org.scribes.textgen.observe.TracedSpan;
import org.scribes.textgen.observe.Tracing;

/**
 * Adds the request id to the server's span and redacts values that callers chose. The server starts the span before
 * this filter and ends it after the last byte of the response.
 */
@Provider
@ApplicationScoped
public class TraceFilter implements ContainerResponseFilter {
    private static final String HIDDEN = "REDACTED";
    private static final Set<String> METHODS =
            Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "CONNECT");

    private final Tracing tracing;
    private final CurrentRequest current;

    /** Required by RESTEasy, which then lets CDI use the other constructor. */
    public TraceFilter() {
        throw new UnsupportedOperationException("created by CDI only");
    }

    @Inject
    public TraceFilter(Tracing tracing, CurrentRequest current) {
        this.tracing = tracing;
        this.current = current;
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        TracedSpan span = tracing.current().set("scribes.request.id", current.id());
        if (request.getUriInfo().getRequestUri().getRawQuery() != null) {
            span.set("url.query", HIDDEN);
        }
        if (request.getHeaderString("Forwarded") != null || request.getHeaderString("X-Forwarded-For") != null) {
            span.set("client.address", HIDDEN); // callers appear by pseudonym only
        }
        if (request.getHeaderString("User-Agent") != null) {
            span.set("user_agent.original", HIDDEN);
        }
        span.set("server.address", HIDDEN); // from Host and similar headers, which the caller sets
        if (!METHODS.contains(request.getMethod())) {
            span.set("http.request.method_original", HIDDEN);
        }
        if (request.getUriInfo().getMatchedResources().isEmpty()) {
            span.set("url.path", HIDDEN).set("http.route", "");
            tracing.rename(METHODS.contains(request.getMethod()) ? request.getMethod() : "HTTP");
        }
    }
}
