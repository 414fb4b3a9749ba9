package org.scribes.textgen.api.http;

import static org.scribes.textgen.domain.GenerationException.invalidParameter;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.net.URISyntaxException;
import org.jspecify.annotations.Nullable;

/** The address of a request: its path and its query. */
public final class RequestAddress {
    private static final String ANY_SERVER = "http://localhost";

    private RequestAddress() {}

    /**
     * Refuses an address that {@link URI} cannot read. JAX-RS fails at it behind the error handling, and the server then
     * shows a page with the stack.
     *
     * @throws org.scribes.textgen.domain.GenerationException INVALID_PARAMETER; the message does not repeat the address
     */
    public static void requireWellFormed(HttpServletRequest request) {
        requireWellFormed(request.getRequestURI(), request.getQueryString());
    }

    static void requireWellFormed(String path, @Nullable String query) {
        try {
            new URI(ANY_SERVER + path + (query == null ? "" : "?" + query));
        } catch (URISyntaxException e) {
            throw invalidParameter(
                    "the address",
                    "must be percent-encoded: two hexadecimal digits after each percent sign, and none of space \" < > \\ ^ `"
                            + " { | }");
        }
    }
}
