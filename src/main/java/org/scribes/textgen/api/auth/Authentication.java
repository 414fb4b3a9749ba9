package org.scribes.textgen.api.auth;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.scribes.textgen.api.http.CurrentRequest;
import org.scribes.textgen.config.AuthConfig;
import org.scribes.textgen.config.AuthMode;
import org.scribes.textgen.domain.Client;
import org.scribes.textgen.domain.ErrorCode;
import org.scribes.textgen.domain.GenerationException;
import org.scribes.textgen.generation.RateLimiter;
import org.scribes.textgen.observe.EventLog;

/**
 * Authenticates callers before their body is read. Every path requires credentials, whether or not it exists, so that
 * no spelling of a path bypasses the check; only GET of the root, which redirects, and of {@code /ping}, which says as
 * much as the open health checks, are open. The files of the page are answered before, and need no key either.
 */
@ApplicationScoped
public class Authentication {
    public static final String CHALLENGE = "WWW-Authenticate";
    private static final String REALM = "Bearer realm=\"scribes-textgen\"";
    private static final String PING = "/ping";
    private static final String MODEL_INFO = "/api/v1/model";
    private static final EventLog LOG = EventLog.of(Authentication.class);

    private final AuthConfig config;
    private final RateLimiter limiter;
    private final CurrentRequest current;

    @Inject
    public Authentication(AuthConfig config, RateLimiter limiter, CurrentRequest current) {
        this.config = config;
        this.limiter = limiter;
        this.current = current;
    }

    /**
     * Sets the client of the current request.
     *
     * @throws GenerationException UNAUTHORIZED or FORBIDDEN if the request is refused
     */
    public void authenticate(HttpServletRequest request, HttpServletResponse response) {
        String address =
                request.getRequestURI().substring(request.getContextPath().length());
        boolean reads = request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
        if (reads && (address.isEmpty() || address.equals("/") || address.equals(PING))) {
            return;
        }
        if (config.closed().isPresent()) {
            throw refused(
                    ErrorCode.FORBIDDEN,
                    "this server answers nobody until its operator has said who may ask; see its log");
        }
        if (!hasKnownHost(request)) {
            throw refused(
                    ErrorCode.FORBIDDEN,
                    "the Host of this request is no name of this server; TEXTGEN_AUTH_ALLOWED_HOSTS can add it");
        }
        if (config.mode() == AuthMode.NONE || (config.openModelInfo() && address.equals(MODEL_INFO))) {
            return;
        }
        boolean tokens = config.mode() == AuthMode.JWT;
        Set<String> credentials = tokens ? Credentials.bearer(request) : Credentials.of(request);
        if (credentials.isEmpty()) {
            current.tell(CHALLENGE, REALM);
            throw refused(
                    ErrorCode.UNAUTHORIZED,
                    tokens
                            ? "a token is needed: Authorization: Bearer <token>"
                            : "a key is needed: Authorization: Bearer <key>, or " + Credentials.KEY_HEADER + ": <key>");
        }
        Optional<Client> client = Optional.empty();
        if (credentials.size() == 1) {
            String one = credentials.iterator().next();
            client = tokens ? byToken(request, response, one) : limiter.byKey(one);
        }
        current.from(client.orElseThrow(() -> {
            current.tell(CHALLENGE, REALM + ", error=\"invalid_token\"");
            return refused(
                    ErrorCode.UNAUTHORIZED,
                    tokens
                            ? "this token is not valid here"
                            : "this key is not known here, or two different ones were sent");
        }));
    }

    private boolean hasKnownHost(HttpServletRequest request) {
        List<String> hosts = Collections.list(request.getHeaders("Host"));
        return (hosts.isEmpty() ? List.of(request.getServerName()) : hosts)
                .stream().allMatch(config::knows);
    }

    private Optional<Client> byToken(HttpServletRequest request, HttpServletResponse response, String rawToken) {
        Optional<VerifiedToken> token = VerifiedToken.verified(request, response, rawToken);
        token.flatMap(VerifiedToken::user).ifPresent(current::onBehalfOf);
        return token.map(verified -> limiter.byToken(verified.program(), verified.subject()));
    }

    private static GenerationException refused(ErrorCode code, String detail) {
        LOG.info("request_refused", EventLog.field("code", code));
        return new GenerationException(code, detail);
    }
}
