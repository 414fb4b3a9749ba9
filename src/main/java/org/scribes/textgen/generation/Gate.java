package org.scribes.textgen.generation;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.scribes.textgen.domain.Admission;
import org.scribes.textgen.domain.Caller;
import org.scribes.textgen.domain.Client;

/** Lets callers in, or says why not. */
@ApplicationScoped
public class Gate {
    /**
     * Counts a request for an answer.
     *
     * @param user whom {@code client} asks for, as it says
     */
    public Admission admit(Client client, Optional<String> user) {
        return new Admission(new Caller(client, Optional.empty()), List.of(), Optional.empty());
    }
}
