package org.scribes.textgen.usage;

import java.math.BigDecimal;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Costs of requests, at a millionth of a USD for each generated token. */
public final class TestingCosts {
    private final List<LedgerEntry> ledger = new ArrayList<>();

    public RequestCost open() {
        return new RequestCost(
                used -> Optional.of(BigDecimal.valueOf(used.usage().generated(), 6)),
                ledger::add,
                InstantSource.system());
    }

    /** What the ledger got. */
    public List<LedgerEntry> ledger() {
        return ledger;
    }
}
