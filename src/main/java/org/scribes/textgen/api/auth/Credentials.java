package org.scribes.textgen.api.auth;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Reads the credentials of a request. */
public final class Credentials {
    public static final String KEY_HEADER = "X-API-Key";
    private static final String AUTHORIZATION = "Authorization";
    private static final String BEARER = "bearer ";

    private Credentials() {}

    /** All distinct values of {@code Authorization: Bearer} and {@code X-API-Key}. A valid request has one. */
    static Set<String> of(HttpServletRequest request) {
        Set<String> values = bearer(request);
        values.addAll(headers(request, KEY_HEADER));
        return values;
    }

    /** All distinct values of {@code Authorization: Bearer}. */
    static Set<String> bearer(HttpServletRequest request) {
        Set<String> values = new LinkedHashSet<>();
        for (String value : headers(request, AUTHORIZATION)) {
            if (value.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
                values.add(value.substring(BEARER.length()).strip());
            }
        }
        return values;
    }

    private static List<String> headers(HttpServletRequest request, String header) {
        return Collections.list(request.getHeaders(header)).stream()
                .map(String::strip)
                .toList();
    }
}
