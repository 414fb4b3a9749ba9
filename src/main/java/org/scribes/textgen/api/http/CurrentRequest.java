package org.scribes.textgen.api.http;

import jakarta.enterprise.context.RequestScoped;
import java.util.Optional;
import org.scribes.textgen.domain.Cancellation;
import org.scribes.textgen.domain.Client;

/** The request that this thread serves. */
@RequestScoped
public class CurrentRequest {
    private RequestState state = new RequestState(RequestId.made(), "/");

    /** Said before anything else, whenever a thread begins to serve the request. */
    public void is(RequestState itsState) {
        state = itsState;
    }

    /** Said once the caller is known. */
    public void from(Client itsClient) {
        state.from(itsClient);
    }

    /** Said where the caller's token names a person, too. */
    public void onBehalfOf(String itsUser) {
        state.onBehalfOf(itsUser);
    }

    /** The person that the caller's token names, whatever the request says. */
    public Optional<String> user() {
        return state.user();
    }

    /** Who asks. */
    public Client client() {
        return state.client();
    }

    /** Puts a header into the response, be it an answer or a problem, as long as nothing of it was sent. */
    public void tell(String header, String value) {
        state.tell(header, value);
    }

    public String id() {
        return state.id();
    }

    /** The path of its address, as it was sent. */
    public String path() {
        return state.path();
    }

    /** What the request is held to since it arrived. */
    public Cancellation cancellation() {
        return state.cancellation();
    }
}
