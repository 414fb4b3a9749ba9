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
 * Finds out who asks, before anything of the body is read. Every address of the application is held shut, whether or not
 * there is something at it, so that no way of writing an address leads past; but the root, which only redirects.
 */
@ApplicationScoped
public class Authentication {
    public static final String CHALLENGE = "WWW-Authenticate";
    private static final String REALM = "Bearer realm=\"scribes-textgen\"";
    private static final String MODEL_INFO = "/api/v1/model";
    private static final EventLog LOG = EventLog.of(Authentication.class);

    private final AuthConfig config;
    private final RateLimiter gate;
    private final CurrentRequest current;

    @Inject
    public Authentication(AuthConfig config, RateLimiter gate, CurrentRequest current) {
        this.config = config;
        this.gate = gate;
        this.current = current;
    }

    /**
     * Tells the current request who asks.
     *
     * @throws GenerationException UNAUTHORIZED or FORBIDDEN when it may not
     */
    public void authenticate(HttpServletRequest request, HttpServletResponse response) {
        String address =
                request.getRequestURI().substring(request.getContextPath().length());
        if (address.isEmpty() || address.equals("/")) {
            return;
        }
        if (config.closed().isPresent()) {
            throw refused(
                    ErrorCode.FORBIDDEN,
                    "this server answers nobody until its operator has said who may ask; see its log");
        }
        if (!isCalledRightly(request)) {
            throw refused(
                    ErrorCode.FORBIDDEN,
                    "the Host of this request is no name of this server; TEXTGEN_AUTH_ALLOWED_HOSTS can add it");
        }
        if (config.mode() == AuthMode.NONE || (config.openModelInfo() && address.equals(MODEL_INFO))) {
            return;
        }
        boolean tokens = config.mode() == AuthMode.JWT;
        Set<String> shown = tokens ? Credentials.bearer(request) : Credentials.of(request);
        if (shown.isEmpty()) {
            current.tell(CHALLENGE, REALM);
            throw refused(
                    ErrorCode.UNAUTHORIZED,
                    tokens
                            ? "a token is needed: Authorization: Bearer <token>"
                            : "a key is needed: Authorization: Bearer <key>, or " + Credentials.KEY_HEADER + ": <key>");
        }
        Optional<Client> client = Optional.empty();
        if (shown.size() == 1) {
            String one = shown.iterator().next();
            client = tokens ? byToken(request, response, one) : gate.byKey(one);
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

    private boolean isCalledRightly(HttpServletRequest request) {
        List<String> hosts = Collections.list(request.getHeaders("Host"));
        return (hosts.isEmpty() ? List.of(request.getServerName()) : hosts)
                .stream().allMatch(config::knows);
    }

    private Optional<Client> byToken(HttpServletRequest request, HttpServletResponse response, String shown) {
        Optional<VerifiedToken> token = VerifiedToken.verified(request, response, shown);
        token.flatMap(VerifiedToken::user).ifPresent(current::onBehalfOf);
        return token.map(sound -> gate.byToken(sound.program(), sound.subject()));
    }

    private static GenerationException refused(ErrorCode code, String detail) {
        LOG.info("request_refused", EventLog.field("code", code));
        return new GenerationException(code, detail);
    }
}
