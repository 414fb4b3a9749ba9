package org.scribes.textgen.config;

import org.eclipse.microprofile.config.Config;

/**
 * The ledger of finished requests: the properties under {@code textgen.ledger}. Liberty reads the database's own
 * variables ({@code TEXTGEN_DATABASE_URL}, {@code _USER}, {@code _PASSWORD}).
 *
 * @param enabled {@code enabled}: whether finished requests are recorded
 * @param capacity {@code capacity}: the most rows queued while the database is unavailable
 * @param ownFile whether the database is a file in the data directory, since no other is configured
 */
public record LedgerConfig(boolean enabled, int capacity, boolean ownFile) {
    private static final Property<Boolean> ENABLED = Property.flag("textgen.ledger.enabled");
    private static final Property<Integer> CAPACITY =
            Property.wholeNumber("textgen.ledger.capacity", 1_000, 10_000_000);
    /** Read by Liberty, named as in server.xml. */
    private static final Property<String> URL = Property.text("textgen.database.url");

    private static final Property<String> USER = Property.text("textgen.database.user");
    private static final Property<Secret> PASSWORD = Property.secret("textgen.database.password");
    static final Section<LedgerConfig> SECTION =
            Section.of(LedgerConfig.class, LedgerConfig::read, ENABLED, CAPACITY, URL, USER, PASSWORD);

    /**
     * Reads the properties.
     *
     * @throws ConfigurationException when a value is wrong
     */
    public static LedgerConfig from(Config config) {
        return SECTION.readFrom(config);
    }

    static LedgerConfig read(PropertyReader reader) {
        return new LedgerConfig(
                reader.read(ENABLED).orElse(true), reader.read(CAPACITY).orElse(100_000), !reader.given(URL));
    }
}
