package org.scribes.textgen.api;

import jakarta.enterprise.context.RequestScoped;

/** What the request at hand is called and where it went, for whoever answers it. */
@RequestScoped
public class CurrentRequest {
    private String id = RequestId.made();
    private String path = "/";

    /** Said once, before anything else of the request is looked at. */
    public void begin(String requestId, String requestPath) {
        id = requestId;
        path = requestPath;
    }

    public String id() {
        return id;
    }

    /** The path of its address, as it was sent. */
    public String path() {
        return path;
    }
}
