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

/** Makes a problem body of whatever goes wrong, whatever the client accepts: the only place where errors become responses. */
@Provider
@ApplicationScoped
public class ProblemMapper implements ExceptionMapper<Throwable> {
    private final CurrentRequest current;

    /** RESTEasy wants to see one without parameters, and then leaves the making to CDI, which takes the other. */
    public ProblemMapper() {
        throw new UnsupportedOperationException("made by CDI only");
    }

    @Inject
    public ProblemMapper(CurrentRequest current) {
        this.current = current;
    }

    @Override
    public Response toResponse(Throwable failure) {
        GenerationException known = FailureMapping.known(failure);
        ProblemBody problem = ProblemBody.of(known, current.path(), current.id());
        Response.ResponseBuilder response =
                Response.status(problem.status()).type(ProblemBody.MEDIA_TYPE).entity(problem);
        known.retryAfter().ifPresent(delay -> response.header(HttpHeaders.RETRY_AFTER, wholeSeconds(delay)));
        if (failure instanceof WebApplicationException refused) {
            Object allow = refused.getResponse().getHeaders().getFirst(HttpHeaders.ALLOW);
            response.header(HttpHeaders.ALLOW, allow);
        }
        return response.build();
    }

    /** Rounded up, so that whoever keeps to it does not come too early. */
    public static long wholeSeconds(Duration delay) {
        return Math.max(1, WholeSeconds.of(delay));
    }
}
