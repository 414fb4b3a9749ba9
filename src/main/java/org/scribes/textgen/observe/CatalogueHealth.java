package org.scribes.textgen.observe;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/**
 * Whether the catalogue's file, as it is now, is what is in force. It informs operators only: a wrong file leaves the
 * former catalogue in force, and the service ready.
 */
@ApplicationScoped
public class CatalogueHealth {
    private volatile Optional<String> problem = Optional.empty();

    /** Records that the file is in force. */
    public void accepted() {
        problem = Optional.empty();
    }

    /** Records why the file is not in force. */
    public void rejected(String cause) {
        problem = Optional.of(cause);
    }

    /** Why the file is not in force, if it is not. */
    public Optional<String> problem() {
        return problem;
    }
}
