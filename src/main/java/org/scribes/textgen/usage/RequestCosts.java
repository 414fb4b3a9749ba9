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

/** Creates the costs of requests, reserves their budgets and passes their entries to the ledger. */
@ApplicationScoped
public class RequestCosts {
    private static final EventLog LOG = EventLog.of(RequestCosts.class);

    private final Prices prices;
    private final Budgets budgets;
    private final Ledger ledger;
    private final InstantSource clock;
    private final Set<String> modelsWithoutPrice = ConcurrentHashMap.newKeySet();

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

    /** Starts the cost of a new request. */
    public RequestCost open() {
        return new RequestCost(prices::cost, this::settle, clock);
    }

    /**
     * Reserves the budgets of the caller before anything is generated.
     *
     * @param shadow whether the answer will only be judged: then no budget of the caller's pays for it
     * @param answers the answers to generate, by the models that would answer now
     * @param inputTokens the approximate input tokens of one answer; evaluated only if there is a budget
     * @param lifetime after which the request has ended in any case
     * @return warnings for the caller about budgets that are nearly spent
     * @throws org.scribes.textgen.domain.GenerationException BUDGET_EXCEEDED when too little is left
     */
    public List<String> hold(
            RequestCost cost,
            Caller caller,
            boolean shadow,
            List<ExpectedAnswer> answers,
            IntSupplier inputTokens,
            Duration lifetime) {
        if (!budgets.hasBudget(caller, shadow)) {
            return List.of();
        }
        int input = inputTokens.getAsInt();
        BigDecimal estimate =
                answers.stream().map(answer -> estimate(answer, input)).reduce(BigDecimal.ZERO, BigDecimal::add);
        return budgets.reserve(cost.id(), caller, shadow, estimate, lifetime);
    }

    private BigDecimal estimate(ExpectedAnswer answer, int input) {
        String model = answer.model();
        Optional<BigDecimal> estimate =
                prices.estimate(answer.target(), answer.mode(), model, input, answer.maxNewTokens());
        if (estimate.isPresent()) {
            modelsWithoutPrice.remove(model);
        } else if (modelsWithoutPrice.add(model)) {
            LOG.warn(
                    "budget_without_price",
                    field("model", model),
                    field(
                            "set",
                            answer.mode() == Mode.LOCAL ? "TEXTGEN_COST_LOCAL_USD_PER_HOUR" : "TEXTGEN_COST_PRICES"));
        }
        return estimate.orElse(BigDecimal.ZERO);
    }

    private void settle(LedgerEntry entry) {
        budgets.settle(entry);
        // refused requests are not recorded, because anyone can make up users
        if (!entry.code().equals(Optional.of(ErrorCode.BUDGET_EXCEEDED))) {
            ledger.add(entry);
        }
    }
}
