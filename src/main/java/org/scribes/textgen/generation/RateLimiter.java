package org.scribes.textgen.generation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.regex.Pattern;
import org.scribes.textgen.domain.Admission;
import org.scribes.textgen.domain.Caller;
import org.scribes.textgen.domain.Client;
import org.scribes.textgen.guard.RateLimits;
import org.scribes.textgen.guard.UserNames;
import org.scribes.textgen.guard.store.KeyFile;

/** Lets callers in, or says why not. */
@ApplicationScoped
public class RateLimiter {
    /** What of a token is fit for logs, metrics and bills as it is. */
    private static final Pattern PLAIN = Pattern.compile("[!-~]{1,128}");

    private final KeyFile keys;
    private final UserNames users;
    private final RateLimits limits;

    @Inject
    RateLimiter(KeyFile keys, UserNames users, RateLimits limits) {
        this.keys = keys;
        this.users = users;
        this.limits = limits;
    }

    /** Whose key this is, if it is one. */
    public Optional<Client> byKey(String key) {
        return keys.find(key);
    }

    /**
     * Who shows a token that is known to be sound.
     *
     * @param program that the token was given to, if it says so
     * @param subject of the token, which may be a person: then only a pseudonym of it is kept
     */
    public Client byToken(Optional<String> program, String subject) {
        String name = program.filter(PLAIN.asMatchPredicate()).orElseGet(() -> "subject-" + users.pseudonym(subject));
        return new Client(name, name, Client.Limits.NONE);
    }

    /**
     * Counts a request for an answer.
     *
     * @param user whom {@code client} asks for, as it says
     */
    public Admission admit(Client client, Optional<String> user) {
        return limits.admit(new Caller(client, user.map(users::pseudonym)));
    }
}
