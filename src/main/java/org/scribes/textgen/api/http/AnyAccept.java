package org.scribes.textgen.api.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.scribes.textgen.domain.LowerCase;

/**
 * A request without the headers of content negotiation. Clients of other services send any {@code Accept}, for streams
 * often {@code application/json}, and JAX-RS refuses a malformed one before a resource is called.
 */
public final class AnyAccept extends HttpServletRequestWrapper {
    private static final String PREFIX = "accept";

    private AnyAccept(HttpServletRequest request) {
        super(request);
    }

    /** {@code request}, without these headers if its protocol does not negotiate. */
    public static HttpServletRequest of(HttpServletRequest request, ErrorFormat format) {
        return format.negotiates() ? request : new AnyAccept(request);
    }

    @Override
    public @Nullable String getHeader(String name) {
        return isHidden(name) ? null : super.getHeader(name);
    }

    @Override
    public Enumeration<String> getHeaders(String name) {
        return isHidden(name) ? Collections.emptyEnumeration() : super.getHeaders(name);
    }

    @Override
    public Enumeration<String> getHeaderNames() {
        List<String> names = Collections.list(super.getHeaderNames());
        names.removeIf(AnyAccept::isHidden);
        return Collections.enumeration(names);
    }

    private static boolean isHidden(String name) {
        return LowerCase.of(name).startsWith(PREFIX);
    }
}
