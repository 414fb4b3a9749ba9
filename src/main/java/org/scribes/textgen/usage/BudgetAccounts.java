package org.scribes.textgen.usage;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.scribes.textgen.domain.Caller;
import org.scribes.textgen.domain.Client;

/** The accounts whose spending is summed, by their names in the database. */
public final class BudgetAccounts {
    /** All spending of the service. */
    public static final String TOTAL = "total";

    private BudgetAccounts() {}

    /** The account of an API key, including all its users. */
    public static String key(Client client) {
        return "key:" + client.id();
    }

    /** The account of a user of an API key, if the caller names one. */
    public static Optional<String> user(Caller caller) {
        return caller.user().map(user -> "user:" + caller.client().id() + ":" + user);
    }

    /**
     * All accounts that a request of {@code caller} is charged to.
     *
     * @param shadow whether the service itself asked, to judge the answer: then only the service pays
     */
    public static List<String> of(Caller caller, boolean shadow) {
        if (shadow) {
            return List.of(TOTAL);
        }
        return Stream.concat(Stream.of(TOTAL, key(caller.client())), user(caller).stream())
                .toList();
    }
}
