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
 * Puts right what the server tells of a request in its trace: the request's id is there, what callers may have put into
 * an address is not. The server begins the trace of a request before this and ends it after the last byte of the response.
 */
@Provider
@ApplicationScoped
public class TraceFilter implements ContainerResponseFilter {
    private static final String HIDDEN = "REDACTED";
    private static final Set<String> METHODS =
            Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "CONNECT");

    private final Tracing tracing;
    private final CurrentRequest current;

    /** RESTEasy wants to see one without parameters, and then leaves the making to CDI, which takes the other. */
    public TraceFilter() {
        throw new UnsupportedOperationException("made by CDI only");
    }

    @Inject
    public TraceFilter(Tracing tracing, CurrentRequest current) {
        this.tracing = tracing;
        this.current = current;
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        TracedSpan work = tracing.current().set("scribes.request.id", current.id());
        if (request.getUriInfo().getRequestUri().getRawQuery() != null) {
            work.set("url.query", HIDDEN);
        }
        if (request.getHeaderString("Forwarded") != null || request.getHeaderString("X-Forwarded-For") != null) {
            work.set("client.address", HIDDEN); // who asks is known by a pseudonym only
        }
        if (request.getHeaderString("User-Agent") != null) {
            work.set("user_agent.original", HIDDEN);
        }
        work.set("server.address", HIDDEN); // what Host and its like say, and so the caller's choice
        if (!METHODS.contains(request.getMethod())) {
            work.set("http.request.method_original", HIDDEN);
        }
        if (request.getUriInfo().getMatchedResources().isEmpty()) {
            work.set("url.path", HIDDEN).set("http.route", "");
            tracing.rename(METHODS.contains(request.getMethod()) ? request.getMethod() : "HTTP");
        }
    }
}
