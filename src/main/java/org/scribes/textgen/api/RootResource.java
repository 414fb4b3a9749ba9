package org.scribes.textgen.api;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Leads whoever opens the server in a browser to the page that shows what it can do. */
@Path("/")
public class RootResource {
    @GET
    @Operation(hidden = true)
    public Response documentation() {
        // As text: a URI would be made absolute, with a host that may be unknown to the caller behind a proxy
        return Response.status(Response.Status.SEE_OTHER)
                .header(HttpHeaders.LOCATION, "/openapi/ui/")
                .build();
    }
}
