package org.scribes.textgen.usage;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.scribes.textgen.domain.Caller;
import org.scribes.textgen.domain.Client;

/** Whose spending is added up, by the names that the database knows them by. */
public final class BudgetAccounts {
    /** All together. */
    public static final String TOTAL = "total";

    private BudgetAccounts() {}

    /** A program, with all its users. */
    public static String key(Client client) {
        return "key:" + client.id();
    }

    /** A user of a program, if one is named. */
    public static Optional<String> user(Caller caller) {
        return caller.user().map(user -> "user:" + caller.client().id() + ":" + user);
    }

    /** Everybody who pays for what {@code caller} asks. */
    public static List<String> of(Caller caller) {
        return Stream.concat(Stream.of(TOTAL, key(caller.client())), user(caller).stream())
                .toList();
    }
}
