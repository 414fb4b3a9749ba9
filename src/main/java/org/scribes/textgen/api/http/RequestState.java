package org.scribes.textgen.api.http;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.scribes.textgen.domain.Cancellation;
import org.scribes.textgen.domain.Client;

/**
 * The state of one request. {@link CurrentRequest} provides it on the threads that serve the request; the threads that
 * receive its body get it passed.
 */
public final class RequestState {
    private final String id;
    private final String path;
    private final ErrorFormat errorFormat;
    private final Optional<HttpServletResponse> response;
    private Client client = Client.ANONYMOUS;
    private Optional<String> user = Optional.empty();
    private @Nullable Cancellation cancellation;
    private boolean failed;

    public RequestState(String id, String path) {
        this(id, path, ErrorFormats.PROBLEM, Optional.empty());
    }

    public RequestState(String id, String path, ErrorFormat errorFormat, Optional<HttpServletResponse> response) {
        this.id = id;
        this.path = path;
        this.errorFormat = errorFormat;
        this.response = response;
    }

    String id() {
        return id;
    }

    /** The path, as sent. */
    String path() {
        return path;
    }

    /** How its errors look. */
    ErrorFormat errorFormat() {
        return errorFormat;
    }

    /** Sets a response header, unless the response is committed. */
    void tell(String header, String value) {
        response.ifPresent(answer -> answer.setHeader(header, value));
    }

    /** Records that an error is the response, and returns whether none was before. */
    boolean fail() {
        boolean first = !failed;
        failed = true;
        return first;
    }

    Client client() {
        return client;
    }

    /** Sets the authenticated client. */
    void from(Client authenticated) {
        client = authenticated;
    }

    Optional<String> user() {
        return user;
    }

    /** Sets the user that the caller's token names. */
    void onBehalfOf(String tokenUser) {
        user = Optional.of(tokenUser);
    }

    /** The deadline and cancellation. Must not be called before {@link #arrived}. */
    Cancellation cancellation() {
        if (cancellation == null) {
            throw new IllegalStateException("the request has not arrived");
        }
        return cancellation;
    }

    /** Sets the deadline, which starts when the whole request has arrived. */
    public void arrived(Cancellation started) {
        cancellation = started;
    }
}
