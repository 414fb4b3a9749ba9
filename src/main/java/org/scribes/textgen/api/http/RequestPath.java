package org.scribes.textgen.api.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.util.Set;

/** The paths of requests: which lead to answers, and doubled slashes, which clients make of an address that ends in one. */
public final class RequestPath {
    /** Paths whose requests leave the server's thread. Another spelling of a path keeps it. */
    private static final Set<String> ANSWERS = Set.of(
            "/api/v1/generate",
            "/api/v1/generate/stream",
            "/v1/chat/completions",
            "/v1/completions",
            "/v1/responses",
            "/",
            "/generate",
            "/generate_stream");

    private RequestPath() {}

    /** Whether a request of this path generates an answer on a thread of its own. */
    static boolean isAnswer(String path) {
        return ANSWERS.contains(path);
    }

    /** {@code path} with one slash where it has several in a row. */
    public static String collapsed(String path) {
        if (!path.contains("//")) {
            return path;
        }
        StringBuilder single = new StringBuilder(path.length());
        for (int i = 0; i < path.length(); i++) {
            char next = path.charAt(i);
            if (next != '/' || single.isEmpty() || single.charAt(single.length() - 1) != '/') {
                single.append(next);
            }
        }
        return single.toString();
    }

    /** The path of {@code request} with its doubled slashes: to what the client resolves a relative address. */
    public static String asSent(HttpServletRequest request) {
        return request instanceof HttpServletRequestWrapper wrapper
                        && wrapper.getRequest() instanceof HttpServletRequest inner
                ? asSent(inner)
                : request.getRequestURI();
    }

    /** {@code request} with a {@linkplain #collapsed collapsed} path. */
    public static HttpServletRequest collapsed(HttpServletRequest request) {
        String path = request.getRequestURI();
        String single = collapsed(path);
        return single.equals(path) ? request : new Collapsed(request, single);
    }

    /** A request with another path. */
    private static final class Collapsed extends HttpServletRequestWrapper {
        private final String path;

        Collapsed(HttpServletRequest request, String path) {
            super(request);
            this.path = path;
        }

        @Override
        public String getRequestURI() {
            return path;
        }

        @Override
        public StringBuffer getRequestURL() {
            StringBuffer url = super.getRequestURL();
            int authority = url.indexOf("://") + "://".length();
            int end = url.indexOf("/", authority);
            url.setLength(end < 0 ? url.length() : end);
            return url.append(path);
        }

        @Override
        public String getServletPath() {
            return collapsed(super.getServletPath());
        }

        @Override
        public String getPathInfo() {
            String info = super.getPathInfo();
            return info == null ? path : collapsed(info);
        }
    }
}
