package org.scribes.textgen.usage;

import java.util.Locale;
import java.util.Optional;
import org.scribes.textgen.domain.Caller;

/** The kinds of budgets. */
enum BudgetScope {
    TOTAL("this service"),
    KEY("this key"),
    USER("this user");

    private final String words;

    BudgetScope(String words) {
        this.words = words;
    }

    /** The name in messages. */
    String words() {
        return words;
    }

    /** The name in metrics and logs. */
    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The account that a budget of this scope limits for {@code caller}, if any. */
    Optional<String> holder(Caller caller) {
        return switch (this) {
            case TOTAL -> Optional.of(BudgetAccounts.TOTAL);
            case KEY -> Optional.of(BudgetAccounts.key(caller.client()));
            case USER -> BudgetAccounts.user(caller);
        };
    }

    /** The scope of an account. */
    static BudgetScope of(String holder) {
        int colon = holder.indexOf(':');
        return valueOf((colon < 0 ? holder : holder.substring(0, colon)).toUpperCase(Locale.ROOT));
    }
}
