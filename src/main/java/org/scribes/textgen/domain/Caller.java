package org.scribes.textgen.domain;

import java.util.Optional;

/**
 * Who asks: a program, perhaps for one of its users.
 *
 * @param user the user's pseudonym, if the program named one: never the name itself
 */
public record Caller(Client client, Optional<String> user) {
    /** Whoever asks where no key is wanted, for itself. */
    public static final Caller ANONYMOUS = new Caller(Client.ANONYMOUS, Optional.empty());
}
