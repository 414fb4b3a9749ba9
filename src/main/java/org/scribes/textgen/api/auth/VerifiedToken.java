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
 * What a sound token says.
 *
 * @param program that it was given to: {@code azp}, else {@code client_id}
 * @param user whom it was given for: {@code upn}, which only tokens of people have
 */
record VerifiedToken(Optional<String> program, String subject, Optional<String> user) {

    /**
     * Has the server verify the request's token (MicroProfile JWT: signature, issuer, audience, expiry).
     *
     * @param shown what stands in the request's {@code Authorization}; the server may be configured to look elsewhere
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
            // the server logs why; to the caller it is a token like any other that is not sound
        }
        return Optional.empty();
    }

    private static Optional<String> claim(JsonWebToken token, String name) {
        @Nullable Object value = token.getClaim(name);
        String text =
                value instanceof JsonString json ? json.getString() : value instanceof String string ? string : "";
        return Optional.of(text).filter(given -> !given.isBlank());
    }

    /** Without the user. */
    @Override
    public String toString() {
        return "Token";
    }
}
