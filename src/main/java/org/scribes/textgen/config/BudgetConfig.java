package org.scribes.textgen.config;

import java.math.BigDecimal;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;

/**
 * Budgets per calendar month (UTC): the properties under {@code textgen.budget}. Absent means unlimited.
 *
 * @param total {@code total-usd}: of the whole service
 * @param key {@code key-usd}: of each key whose line has no budget of its own
 * @param user {@code user-usd}: of each named user
 */
public record BudgetConfig(Optional<BigDecimal> total, Optional<BigDecimal> key, Optional<BigDecimal> user) {
    private static final int MOST = 1_000_000_000;
    private static final Property<BigDecimal> TOTAL = MoneyProperty.usd("textgen.budget.total-usd", MOST);
    private static final Property<BigDecimal> KEY = MoneyProperty.usd("textgen.budget.key-usd", MOST);
    private static final Property<BigDecimal> USER = MoneyProperty.usd("textgen.budget.user-usd", MOST);
    static final Section<BudgetConfig> SECTION = Section.of(BudgetConfig.class, BudgetConfig::read, TOTAL, KEY, USER);

    /** No budgets. */
    public static final BudgetConfig NONE = new BudgetConfig(Optional.empty(), Optional.empty(), Optional.empty());

    /**
     * Reads the properties.
     *
     * @throws ConfigurationException when a value is wrong
     */
    public static BudgetConfig from(Config config) {
        return SECTION.readFrom(config);
    }

    static BudgetConfig read(PropertyReader reader) {
        LedgerConfig ledger = reader.read(LedgerConfig.SECTION);
        if (!ledger.enabled()) {
            for (Property<?> property : SECTION.properties()) {
                reader.refuse(property, "a budget needs the ledger, which textgen.ledger.enabled=false turns off");
            }
        }
        return new BudgetConfig(reader.read(TOTAL), reader.read(KEY), reader.read(USER));
    }
}
