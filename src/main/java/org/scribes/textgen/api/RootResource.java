package org.scribes.textgen.api;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Redirects the root to the API's documentation, where there is no page for people. */
@Path("/")
public class RootResource {
    @GET
    @Operation(hidden = true)
    public Response documentation() {
        // a text, since a URI would become absolute, with a host that a caller behind a proxy may not know
        return Response.status(Response.Status.SEE_OTHER)
                .header(HttpHeaders.LOCATION, "/openapi/ui/")
                .build();
    }
}
