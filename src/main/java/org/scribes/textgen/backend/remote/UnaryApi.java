package org.scribes.textgen.backend.remote;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** The one address that answers, as a MicroProfile REST client sees it; {@link Protocol} knows what goes there. */
@Path("")
public interface UnaryApi {
    /** Sends a body and gives the response, whatever its status. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    Response post(byte[] body);
}
