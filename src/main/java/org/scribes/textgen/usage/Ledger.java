package org.scribes.textgen.usage;

/** Takes what finished requests come to. */
@FunctionalInterface
public interface Ledger {
    /** Remembers {@code entry} before long; returns at once, whatever state the database is in, and throws nothing. */
    void add(LedgerEntry entry);
}
