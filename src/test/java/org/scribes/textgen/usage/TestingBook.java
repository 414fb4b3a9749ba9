package org.scribes.textgen.usage;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** A book in memory, which can be away. */
final class TestingBook implements SpendingStore, Ledger {
    private final Map<String, BigDecimal> spent = new HashMap<>();
    private final Map<UUID, List<Holding>> held = new HashMap<>();
    private final Map<String, BigDecimal> setAside = new HashMap<>();
    private final Map<UUID, BigDecimal> estimates = new HashMap<>();
    private boolean away;

    void away(boolean isAway) {
        away = isAway;
    }

    void spent(String holder, String usd) {
        spent.put(holder, new BigDecimal(usd));
    }

    BigDecimal setAside(String holder) {
        return setAside.getOrDefault(holder, BigDecimal.ZERO);
    }

    @Override
    public Optional<Ruling> reserve(
            UUID id, List<Holding> holdings, YearMonth month, BigDecimal estimate, Instant expires) {
        if (away) {
            return Optional.empty();
        }
        for (Holding holding : holdings) {
            if (standing(holding).usedUsd().add(estimate).compareTo(holding.limitUsd()) > 0) {
                return Optional.of(new Exceeded(standing(holding)));
            }
        }
        holdings.forEach(holding -> setAside.merge(holding.holder(), estimate, BigDecimal::add));
        held.put(id, holdings);
        estimates.put(id, estimate);
        return Optional.of(new Reserved(holdings.stream().map(this::standing).toList()));
    }

    private Standing standing(Holding holding) {
        return new Standing(holding, of(holding), setAside(holding.holder()));
    }

    private BigDecimal of(Holding holding) {
        return spent.getOrDefault(holding.holder(), BigDecimal.ZERO);
    }

    @Override
    public Optional<BigDecimal> spent(String holder, YearMonth month) {
        return away ? Optional.empty() : Optional.of(spent.getOrDefault(holder, BigDecimal.ZERO));
    }

    @Override
    public void add(LedgerEntry entry) {
        for (Holding holding : held.getOrDefault(entry.id(), List.of())) {
            spent.merge(holding.holder(), entry.costUsd().orElse(BigDecimal.ZERO), BigDecimal::add);
            setAside.merge(
                    holding.holder(),
                    estimates.getOrDefault(entry.id(), BigDecimal.ZERO).negate(),
                    BigDecimal::add);
        }
        held.remove(entry.id());
    }
}
