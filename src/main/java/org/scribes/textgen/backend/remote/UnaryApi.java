package org.scribes.textgen.backend.remote;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** A MicroProfile REST client for the address that answers; {@link Protocol} defines the bodies. */
@Path("")
public interface UnaryApi {
    /** Sends a body and returns the response, whatever its status. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    Response post(byte[] body);
}
