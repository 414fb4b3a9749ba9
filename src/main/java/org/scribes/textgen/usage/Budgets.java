package org.scribes.textgen.usage;

import static org.scribes.textgen.observe.EventLog.field;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.scribes.textgen.config.BudgetConfig;
import org.scribes.textgen.domain.Caller;
import org.scribes.textgen.domain.ErrorCode;
import org.scribes.textgen.domain.GenerationException;
import org.scribes.textgen.observe.EventLog;
import org.scribes.textgen.observe.GenerationMetrics;
import org.scribes.textgen.usage.SpendingStore.Budget;
import org.scribes.textgen.usage.SpendingStore.BudgetUsage;
import org.scribes.textgen.usage.SpendingStore.Exceeded;
import org.scribes.textgen.usage.SpendingStore.ReservationResult;
import org.scribes.textgen.usage.SpendingStore.Reserved;

/**
 * Enforces the budgets of a calendar month in UTC: for the whole service, for each key and for each user of a key. The
 * maximum cost of an answer is reserved before it is generated, so in-flight requests count. While the database is
 * unavailable, this instance decides from what it knows locally.
 */
@ApplicationScoped
public class Budgets {
    private static final EventLog LOG = EventLog.of(Budgets.class);
    private static final BigDecimal WARNING_SHARE = new BigDecimal("0.8");
    /** A budget without any money left must refuse requests of unknown price too. */
    private static final BigDecimal MIN_RESERVATION = new BigDecimal("0.000000001");

    /** Until reservations are replaced by the actual cost, where they alone exhaust a budget. */
    private static final Duration RESERVED = Duration.ofSeconds(2);

    private final BudgetConfig config;
    private final SpendingStore store;
    private final GenerationMetrics metrics;
    private final InstantSource clock;
    private final LocalSpending local = new LocalSpending();

    @Inject
    Budgets(BudgetConfig config, SpendingStore store, GenerationMetrics metrics) {
        this(config, store, metrics, InstantSource.system());
    }

    Budgets(BudgetConfig config, SpendingStore store, GenerationMetrics metrics, InstantSource clock) {
        this.config = config;
        this.store = store;
        this.metrics = metrics;
        this.clock = clock;
        for (BudgetScope scope : BudgetScope.values()) {
            metrics.budgetUsed(scope.kind(), () -> local.maxUsedShare(scope, month()));
        }
    }

    /**
     * Whether any budget applies to {@code caller}.
     *
     * @param shadow whether only the service's own budget pays for the request
     */
    boolean hasBudget(Caller caller, boolean shadow) {
        return !budgets(caller, shadow).isEmpty();
    }

    /**
     * Reserves the maximum cost of a request until {@link #settle} is called with its entry.
     *
     * @param id of the request's ledger entry
     * @param shadow whether only the service's own budget pays for the request
     * @param lifetime after which the request has ended in any case
     * @return warnings for the caller about budgets that are nearly spent
     * @throws GenerationException BUDGET_EXCEEDED when too little is left; then nothing is reserved
     */
    List<String> reserve(UUID id, Caller caller, boolean shadow, BigDecimal estimate, Duration lifetime) {
        List<Budget> budgets = budgets(caller, shadow);
        Instant now = clock.instant();
        YearMonth month = month();
        BigDecimal reservation = estimate.max(MIN_RESERVATION);
        Optional<ReservationResult> fromDatabase = store.reserve(id, budgets, month, reservation, now.plus(lifetime));
        fromDatabase.ifPresent(result -> local.adopt(id, budgets, month, reservation, result));
        ReservationResult result = fromDatabase.orElseGet(() -> local.reserve(id, budgets, month, reservation));
        if (result instanceof Exceeded exceeded) {
            throw exceeded(exceeded.usage(), reservation, month, now);
        }
        List<String> warnings = new ArrayList<>();
        if (result instanceof Reserved reserved) {
            reserved.usages().forEach(usage -> nearlySpent(caller, usage, month).ifPresent(warnings::add));
        }
        return warnings;
    }

    /** Replaces a reservation by the actual cost. */
    void settle(LedgerEntry entry) {
        local.settle(entry.id(), entry.costUsd().orElse(BigDecimal.ZERO));
    }

    private List<Budget> budgets(Caller caller, boolean shadow) {
        List<Budget> budgets = new ArrayList<>();
        for (BudgetScope scope : shadow ? List.of(BudgetScope.TOTAL) : List.of(BudgetScope.values())) {
            limit(scope, caller)
                    .ifPresent(
                            limit -> scope.holder(caller).ifPresent(holder -> budgets.add(new Budget(holder, limit))));
        }
        return budgets;
    }

    private Optional<BigDecimal> limit(BudgetScope scope, Caller caller) {
        return switch (scope) {
            case TOTAL -> config.total();
            case KEY -> caller.client().limits().budgetUsd().or(config::key);
            case USER -> config.user();
        };
    }

    private GenerationException exceeded(BudgetUsage usage, BigDecimal reservation, YearMonth month, Instant now) {
        BudgetScope scope = BudgetScope.of(usage.budget().holder());
        metrics.budgetRefused(scope.kind());
        Instant reset =
                month.plusMonths(1).atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant();
        // callers must not learn the spending of the whole service
        String figures = scope == BudgetScope.TOTAL
                ? ""
                : " (%s USD, %s USD spent)".formatted(plain(usage.budget().limitUsd()), plain(usage.spentUsd()));
        if (usage.spentUsd().add(reservation).compareTo(usage.budget().limitUsd()) <= 0) {
            return GenerationException.retryable(
                    ErrorCode.BUDGET_EXCEEDED,
                    "the budget of %s for %s%s is reserved by requests in flight or just ended; try again shortly"
                            .formatted(scope.words(), month, figures),
                    RESERVED);
        }
        return GenerationException.retryable(
                ErrorCode.BUDGET_EXCEEDED,
                "the budget of %s for %s%s does not cover this request and those in flight; it resets at %s"
                        .formatted(scope.words(), month, figures, reset),
                Duration.between(now, reset));
    }

    private Optional<String> nearlySpent(Caller caller, BudgetUsage usage, YearMonth month) {
        BigDecimal limit = usage.budget().limitUsd();
        if (usage.spentUsd().compareTo(limit.multiply(WARNING_SHARE)) < 0) {
            return Optional.empty();
        }
        BudgetScope scope = BudgetScope.of(usage.budget().holder());
        int percent = usage.spentUsd()
                .movePointRight(2)
                .divide(limit, 0, RoundingMode.FLOOR)
                .intValue();
        if (local.markWarned(usage.budget())) {
            LOG.warn(
                    "budget_nearly_spent",
                    field("scope", scope),
                    field("key", caller.client().name()),
                    field("user", caller.user().orElse("none")),
                    field("month", month.toString()),
                    field("percent", percent),
                    field("limit_usd", plain(limit)));
        }
        if (scope == BudgetScope.TOTAL) {
            return Optional.empty();
        }
        return Optional.of("%d %% of the budget of %s for %s is spent".formatted(percent, scope.words(), month));
    }

    private static String plain(BigDecimal usd) {
        return usd.signum() == 0 ? "0" : usd.stripTrailingZeros().toPlainString();
    }

    private YearMonth month() {
        return YearMonth.from(clock.instant().atOffset(ZoneOffset.UTC));
    }
}
