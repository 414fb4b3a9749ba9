package org.scribes.textgen.observe;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Why the service did not start, where its process lives on nevertheless. */
@ApplicationScoped
public class StartFailure {
    private volatile Optional<String> message = Optional.empty();

    /** Records the failure. */
    public void record(String message) {
        this.message = Optional.of(message);
    }

    /** The message for the operator; empty if the service started or is starting. */
    public Optional<String> message() {
        return message;
    }
}
