package org.scribes.textgen.usage;

import static org.scribes.textgen.observe.EventLog.field;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntSupplier;
import org.scribes.textgen.domain.Caller;
import org.scribes.textgen.domain.ErrorCode;
import org.scribes.textgen.domain.Mode;
import org.scribes.textgen.observe.EventLog;

/** Where requests get their bills, and where these go when they are done. */
@ApplicationScoped
public class RequestCosts {
    private static final EventLog LOG = EventLog.of(RequestCosts.class);

    private final Prices prices;
    private final Budgets budgets;
    private final Ledger ledger;
    private final InstantSource clock;
    private final Set<String> unpriced = ConcurrentHashMap.newKeySet();

    @Inject
    RequestCosts(Prices prices, Budgets budgets, Ledger ledger) {
        this(prices, budgets, ledger, InstantSource.system());
    }

    RequestCosts(Prices prices, Budgets budgets, Ledger ledger, InstantSource clock) {
        this.prices = prices;
        this.budgets = budgets;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** A bill for a request that has come in. */
    public RequestCost open() {
        return new RequestCost(prices::cost, this::enter, clock);
    }

    /**
     * Holds a request to the budgets of its caller, before anything is generated for it.
     *
     * @param model that would answer now, in that mode
     * @param inputTokens that it would read, or about as many; asked for only if there is a budget
     * @param maxNewTokens that it may write
     * @param longest until the request is over in any case
     * @return what the caller should be told of a budget that is nearly spent
     * @throws org.scribes.textgen.domain.GenerationException BUDGET_EXCEEDED when too little is left
     */
    public List<String> hold(
            RequestCost bill,
            Caller caller,
            Mode mode,
            String model,
            IntSupplier inputTokens,
            int maxNewTokens,
            Duration longest) {
        if (!budgets.bound(caller)) {
            return List.of();
        }
        Optional<BigDecimal> estimate = prices.estimate(mode, model, inputTokens.getAsInt(), maxNewTokens);
        if (estimate.isPresent()) {
            unpriced.remove(model);
        } else if (unpriced.add(model)) {
            LOG.warn(
                    "budget_without_price",
                    field("model", model),
                    field("set", mode == Mode.LOCAL ? "TEXTGEN_COST_LOCAL_USD_PER_HOUR" : "TEXTGEN_COST_PRICES"));
        }
        return budgets.hold(bill.id(), caller, estimate.orElse(BigDecimal.ZERO), longest);
    }

    private void enter(LedgerEntry entry) {
        budgets.settle(entry);
        // what limits refuse leaves no row either: anybody can make up users
        if (!entry.code().equals(Optional.of(ErrorCode.BUDGET_EXCEEDED))) {
            ledger.add(entry);
        }
    }
}
