package org.scribes.textgen.domain;

import java.util.Optional;

/**
 * The sender of a request: a client program and, optionally, the user it acts for.
 *
 * @param user the user's pseudonym, if the client named a user; never the name itself
 */
public record Caller(Client client, Optional<String> user) {
    /** The caller of every request when no key is required. */
    public static final Caller ANONYMOUS = new Caller(Client.ANONYMOUS, Optional.empty());
}
