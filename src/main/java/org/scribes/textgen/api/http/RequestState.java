package org.scribes.textgen.api.http;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.scribes.textgen.domain.Cancellation;
import org.scribes.textgen.domain.Client;

/**
 * What is known of one request. {@link CurrentRequest} has it on the threads that serve the request; the threads that
 * receive its body are handed it.
 */
public final class RequestState {
    private final String id;
    private final String path;
    private final Optional<HttpServletResponse> response;
    private Client client = Client.ANONYMOUS;
    private Optional<String> user = Optional.empty();
    private @Nullable Cancellation cancellation;

    public RequestState(String id, String path) {
        this(id, path, Optional.empty());
    }

    public RequestState(String id, String path, Optional<HttpServletResponse> response) {
        this.id = id;
        this.path = path;
        this.response = response;
    }

    String id() {
        return id;
    }

    /** The path of its address, as it was sent. */
    String path() {
        return path;
    }

    /** Puts a header into the response, unless that was sent before. */
    void tell(String header, String value) {
        response.ifPresent(answer -> answer.setHeader(header, value));
    }

    Client client() {
        return client;
    }

    /** Said once the caller is known. */
    void from(Client itsClient) {
        client = itsClient;
    }

    Optional<String> user() {
        return user;
    }

    /** Said where the caller's token names a person, too. */
    void onBehalfOf(String itsUser) {
        user = Optional.of(itsUser);
    }

    /** What it is held to since it arrived. */
    Cancellation cancellation() {
        if (cancellation == null) {
            throw new IllegalStateException("the request has not arrived");
        }
        return cancellation;
    }

    /** Said when it is here as a whole: its deadline counts from then. */
    public void arrived(Cancellation itsCancellation) {
        cancellation = itsCancellation;
    }
}
