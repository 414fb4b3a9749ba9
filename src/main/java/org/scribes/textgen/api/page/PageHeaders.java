package org.scribes.textgen.api.page;

import java.util.Map;

/** The headers that keep a browser from doing more with a page than showing it and calling this server. */
final class PageHeaders {
    /**
     * Each by its name. A feature that Chromium does not know in {@code Permissions-Policy} would be an error in its
     * console, so that only the old ones are named.
     */
    static final Map<String, String> ALL = Map.of(
            "Content-Security-Policy",
            "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:;"
                    + " base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
            "X-Content-Type-Options",
            "nosniff",
            "Referrer-Policy",
            "no-referrer",
            "Cross-Origin-Opener-Policy",
            "same-origin",
            "Cross-Origin-Resource-Policy",
            "same-origin",
            "Permissions-Policy",
            "camera=(), geolocation=(), microphone=()");

    private PageHeaders() {}
}
