package org.scribes.textgen.api.auth;

import jakarta.json.JsonString;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.eclipse.microprofile.jwt.Claims;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;
import org.scribes.textgen.api.http.DiscardingResponse;

/**
 * The claims of a verified token.
 *
 * @param program the client that the token was issued to: {@code azp}, else {@code client_id}
 * @param user the person that the token was issued for: {@code upn}
 */
record VerifiedToken(Optional<String> program, String subject, Optional<String> user) {

    /**
     * Verifies the request's token with MicroProfile JWT: signature, issuer, audience and expiry.
     *
     * @param shown the token in {@code Authorization}; the server may be configured to look elsewhere
     */
    static Optional<VerifiedToken> verified(HttpServletRequest request, HttpServletResponse response, String shown) {
        try {
            if (request.authenticate(new DiscardingResponse(response))
                    && request.getUserPrincipal() instanceof JsonWebToken token
                    && shown.equals(token.getRawToken())
                    && token.getSubject() != null) {
                return Optional.of(new VerifiedToken(
                        claim(token, Claims.azp.name()).or(() -> claim(token, "client_id")),
                        token.getSubject(),
                        claim(token, Claims.upn.name())));
            }
        } catch (IOException | ServletException e) {
            // the server logs the reason; the caller only learns that the token is invalid
        }
        return Optional.empty();
    }

    private static Optional<String> claim(JsonWebToken token, String name) {
        @Nullable Object value = token.getClaim(name);
        String text =
                value instanceof JsonString json ? json.getString() : value instanceof String string ? string : "";
        return Optional.of(text).filter(given -> !given.isBlank());
    }

    /** Omits the user. */
    @Override
    public String toString() {
        return "Token";
    }
}
