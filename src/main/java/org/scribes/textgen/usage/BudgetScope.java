package org.scribes.textgen.usage;

import java.util.Locale;
import java.util.Optional;
import org.scribes.textgen.domain.Caller;
import org.scribes.textgen.observe.BudgetKind;

/** The kinds of budgets. */
enum BudgetScope {
    TOTAL("this service", BudgetKind.TOTAL),
    KEY("this key", BudgetKind.KEY),
    USER("this user", BudgetKind.USER);

    private final String words;
    private final BudgetKind kind;

    BudgetScope(String words, BudgetKind kind) {
        this.words = words;
        this.kind = kind;
    }

    /** The name in messages. */
    String words() {
        return words;
    }

    /** As metrics name it. */
    BudgetKind kind() {
        return kind;
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
