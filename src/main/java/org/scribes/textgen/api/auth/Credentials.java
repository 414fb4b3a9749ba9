package org.scribes.textgen.api.auth;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What a caller shows to say who it is. */
public final class Credentials {
    public static final String KEY_HEADER = "X-API-Key";
    private static final String AUTHORIZATION = "Authorization";
    private static final String BEARER = "bearer ";

    private Credentials() {}

    /** Every different one of {@code Authorization: Bearer} and {@code X-API-Key}: a sound request has one. */
    static Set<String> of(HttpServletRequest request) {
        Set<String> shown = bearer(request);
        shown.addAll(values(request, KEY_HEADER));
        return shown;
    }

    /** Every different one of {@code Authorization: Bearer}. */
    static Set<String> bearer(HttpServletRequest request) {
        Set<String> shown = new LinkedHashSet<>();
        for (String value : values(request, AUTHORIZATION)) {
            if (value.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
                shown.add(value.substring(BEARER.length()).strip());
            }
        }
        return shown;
    }

    private static List<String> values(HttpServletRequest request, String header) {
        return Collections.list(request.getHeaders(header)).stream()
                .map(String::strip)
                .toList();
    }
}
