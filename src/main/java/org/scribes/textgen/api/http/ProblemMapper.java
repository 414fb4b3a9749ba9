package org.scribes.textgen.api.http;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.time.Duration;
import org.scribes.textgen.domain.GenerationException;
import org.scribes.textgen.domain.WholeSeconds;

/** Maps every exception of a resource to an error response, whatever the client accepts. */
@Provider
@ApplicationScoped
public class ProblemMapper implements ExceptionMapper<Throwable> {
    private final CurrentRequest current;

    /** Required by RESTEasy, which then lets CDI use the other constructor. */
    public ProblemMapper() {
        throw new UnsupportedOperationException("created by CDI only");
    }

    @Inject
    public ProblemMapper(CurrentRequest current) {
        this.current = current;
    }

    @Override
    public Response toResponse(Throwable failure) {
        GenerationException known = FailureMapping.known(failure);
        ErrorReply reply = current.state().errorFormat().reply(known, current.path(), current.id());
        Response.ResponseBuilder response = Response.status(reply.status()).type(reply.mediaType());
        // RESTEasy asks twice about what a StreamingOutput throws, and writes the second body behind the first
        if (current.state().fail()) {
            response.entity(reply.body());
        }
        reply.headers().forEach(response::header);
        if (failure instanceof WebApplicationException refused) {
            Object allow = refused.getResponse().getHeaders().getFirst(HttpHeaders.ALLOW);
            response.header(HttpHeaders.ALLOW, allow);
        }
        return response.build();
    }

    /** Seconds rounded up, at least 1, so that a client that waits as told is not too early. */
    public static long wholeSeconds(Duration delay) {
        return Math.max(1, WholeSeconds.of(delay));
    }
}
