package org.scribes.textgen.generation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.regex.Pattern;
import org.scribes.textgen.domain.Admission;
import org.scribes.textgen.domain.Caller;
import org.scribes.textgen.domain.Client;
import org.scribes.textgen.domain.RequestKind;
import org.scribes.textgen.guard.RateLimits;
import org.scribes.textgen.guard.UserNames;
import org.scribes.textgen.guard.store.KeyFile;

/** Identifies clients and admits their requests within the rate limits. */
@ApplicationScoped
public class RateLimiter {
    /** Client names that may appear unchanged in logs, metrics and bills. */
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

    /** The client with this API key, if it is known. */
    public Optional<Client> byKey(String key) {
        return keys.find(key);
    }

    /**
     * The client of a verified token.
     *
     * @param program the client program that the token names, if it does
     * @param subject the subject of the token, used if no program is named; it may be a person, so only its pseudonym is
     *     kept
     */
    public Client byToken(Optional<String> program, String subject) {
        String name = program.filter(PLAIN.asMatchPredicate()).orElseGet(() -> "subject-" + users.pseudonym(subject));
        return new Client(name, name, Client.Limits.NONE);
    }

    /**
     * Counts a request against the rate limits.
     *
     * @param user the user that {@code client} acts for, if it names one
     */
    public Admission admit(Client client, Optional<String> user, RequestKind kind) {
        return limits.admit(new Caller(client, user.map(users::pseudonym)), kind);
    }
}
