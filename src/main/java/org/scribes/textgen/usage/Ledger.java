package org.scribes.textgen.usage;

/** Records finished requests. */
@FunctionalInterface
public interface Ledger {
    /** Records {@code entry} asynchronously. Returns at once in any state of the database, and never throws. */
    void add(LedgerEntry entry);
}
