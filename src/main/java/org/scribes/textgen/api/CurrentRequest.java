package org.scribes.textgen.api;

import jakarta.enterprise.context.RequestScoped;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.scribes.textgen.domain.Client;

/** What the request at hand is called and where it went, for whoever answers it. */
@RequestScoped
public class CurrentRequest {
    private String id = RequestId.made();
    private String path = "/";
    private Client client = Client.ANONYMOUS;
    private Optional<String> user = Optional.empty();
    private @Nullable HttpServletResponse response;

    /** Said once, before anything else of the request is looked at. */
    public void begin(String requestId, String requestPath) {
        id = requestId;
        path = requestPath;
    }

    /** Said once, too: what the request will be answered with. */
    public void answeredBy(HttpServletResponse itsResponse) {
        response = itsResponse;
    }

    /** Said once the caller is known. */
    public void from(Client itsClient) {
        client = itsClient;
    }

    /** Said where the caller's token names a person, too. */
    public void onBehalfOf(String itsUser) {
        user = Optional.of(itsUser);
    }

    /** The person that the caller's token names, whatever the request says. */
    public Optional<String> user() {
        return user;
    }

    /** Who asks. */
    public Client client() {
        return client;
    }

    /** Puts a header into the response, be it an answer or a problem, as long as nothing of it was sent. */
    public void tell(String header, String value) {
        if (response != null) {
            response.setHeader(header, value);
        }
    }

    public String id() {
        return id;
    }

    /** The path of its address, as it was sent. */
    public String path() {
        return path;
    }
}
