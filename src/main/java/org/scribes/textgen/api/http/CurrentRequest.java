package org.scribes.textgen.api.http;

import jakarta.enterprise.context.RequestScoped;
import java.util.Optional;
import org.scribes.textgen.domain.Cancellation;
import org.scribes.textgen.domain.Client;

/** The request that the current thread serves. */
@RequestScoped
public class CurrentRequest {
    private RequestState state = new RequestState(RequestId.create(), "/");

    /** Sets the state of the request; called first on each thread that serves it. */
    public void is(RequestState requestState) {
        state = requestState;
    }

    /** Sets the authenticated client. */
    public void from(Client client) {
        state.from(client);
    }

    /** Sets the user that the caller's token names. */
    public void onBehalfOf(String user) {
        state.onBehalfOf(user);
    }

    /** The user that the caller's token names. It takes precedence over the request's own user. */
    public Optional<String> user() {
        return state.user();
    }

    /** The authenticated client. */
    public Client client() {
        return state.client();
    }

    /** Sets a response header, unless the response is committed. */
    public void tell(String header, String value) {
        state.tell(header, value);
    }

    public String id() {
        return state.id();
    }

    /** The request's path, as sent. */
    public String path() {
        return state.path();
    }

    /** The deadline and cancellation of the request. */
    public Cancellation cancellation() {
        return state.cancellation();
    }
}
