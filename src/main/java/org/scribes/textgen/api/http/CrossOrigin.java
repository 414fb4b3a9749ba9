package org.scribes.textgen.api.http;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.scribes.textgen.config.DoorConfig;
import org.scribes.textgen.domain.LowerCase;

/**
 * Lets pages of the configured origins call the service (Fetch Standard, "CORS protocol"). Credentials are sent in
 * headers, never as cookies. Any header may be sent, since clients have their own, such as {@code x-stainless-os}.
 */
@ApplicationScoped
public class CrossOrigin {
    private static final String ANY = "*";
    /** All, which is allowed without credentials of the browser. */
    private static final String EXPOSED = "*";

    private static final String SECONDS = "600";
    private static final Pattern HEADER_NAMES = Pattern.compile("[A-Za-z0-9_, -]{1,4000}");

    private final List<String> origins;

    @Inject
    public CrossOrigin(DoorConfig config) {
        this.origins = config.corsOrigins();
    }

    /** Adds the headers that the browser needs. Answers a preflight, which has no credentials, and then returns true. */
    public boolean answered(HttpServletRequest request, HttpServletResponse response) {
        if (origins.isEmpty()) {
            return false;
        }
        response.addHeader("Vary", "Origin");
        Optional<String> origin = Optional.ofNullable(request.getHeader("Origin"))
                .filter(given -> origins.contains(ANY) || origins.contains(LowerCase.of(given)));
        if (origin.isEmpty()) {
            return false;
        }
        response.setHeader("Access-Control-Allow-Origin", origins.contains(ANY) ? ANY : origin.get());
        response.setHeader("Access-Control-Expose-Headers", EXPOSED);
        String method = request.getHeader("Access-Control-Request-Method");
        if (!request.getMethod().equals("OPTIONS") || method == null) {
            return false;
        }
        response.setHeader("Access-Control-Allow-Methods", "GET, POST");
        Optional.ofNullable(request.getHeader("Access-Control-Request-Headers"))
                .filter(HEADER_NAMES.asMatchPredicate())
                .ifPresent(names -> response.setHeader("Access-Control-Allow-Headers", names));
        response.setHeader("Access-Control-Max-Age", SECONDS);
        response.setStatus(HttpServletResponse.SC_NO_CONTENT);
        return true;
    }
}
