package org.scribes.textgen.api.page;

import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import java.util.Collections;
import java.util.List;

/** Requests of which only the method, the path and one header are asked. */
final class TestingRequest {
    private TestingRequest() {}

    static HttpServletRequest of(String method, String path, String header, List<String> values) {
        return (HttpServletRequest) Proxy.newProxyInstance(
                TestingRequest.class.getClassLoader(),
                new Class<?>[] {HttpServletRequest.class},
                (proxy, called, arguments) -> switch (called.getName()) {
                    case "getMethod" -> method;
                    case "getRequestURI" -> path;
                    case "getHeaders" ->
                        Collections.enumeration(header.equalsIgnoreCase((String) arguments[0]) ? values : List.of());
                    default -> throw new UnsupportedOperationException(called.getName());
                });
    }

    /** A GET with {@code Accept}. */
    static HttpServletRequest accepting(String... accepted) {
        return of("GET", "/", "Accept", List.of(accepted));
    }
}
