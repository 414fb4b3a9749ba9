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
import org.scribes.textgen.usage.SpendingStore.Exceeded;
import org.scribes.textgen.usage.SpendingStore.Holding;
import org.scribes.textgen.usage.SpendingStore.Reserved;
import org.scribes.textgen.usage.SpendingStore.Ruling;
import org.scribes.textgen.usage.SpendingStore.Standing;

/**
 * What may be spent in a calendar month of UTC: by all together, by each key, by each of its users. Before an answer is
 * generated, what it may cost at most is set aside, so that those in flight count. While the database is away this instance
 * counts for itself.
 */
@ApplicationScoped
public class Budgets {
    private static final EventLog LOG = EventLog.of(Budgets.class);
    private static final BigDecimal NEARLY = new BigDecimal("0.8");
    /** Where no price is known, something must be left all the same. */
    private static final BigDecimal LEAST = new BigDecimal("0.000000001");

    private final BudgetConfig config;
    private final SpendingStore book;
    private final GenerationMetrics metrics;
    private final InstantSource clock;
    private final LocalSpending own = new LocalSpending();

    @Inject
    Budgets(BudgetConfig config, SpendingStore book, GenerationMetrics metrics) {
        this(config, book, metrics, InstantSource.system());
    }

    Budgets(BudgetConfig config, SpendingStore book, GenerationMetrics metrics, InstantSource clock) {
        this.config = config;
        this.book = book;
        this.metrics = metrics;
        this.clock = clock;
        for (BudgetScope scope : BudgetScope.values()) {
            metrics.budgetUsed(scope.kind(), () -> own.used(scope, month()));
        }
    }

    /** Whether anything bounds {@code caller}. */
    boolean bound(Caller caller) {
        return !holdings(caller).isEmpty();
    }

    /**
     * Sets aside what a request may cost, until its entry comes to {@link #settle}.
     *
     * @param longest until the request is over in any case
     * @return what its caller should be told of a budget that is nearly spent
     * @throws GenerationException BUDGET_EXCEEDED when too little is left; then nothing is set aside
     */
    List<String> hold(UUID bill, Caller caller, BigDecimal estimate, Duration longest) {
        List<Holding> holdings = holdings(caller);
        Instant now = clock.instant();
        YearMonth month = month();
        BigDecimal most = estimate.max(LEAST);
        Optional<Ruling> shared = book.reserve(bill, holdings, month, most, now.plus(longest));
        shared.ifPresent(ruling -> own.follow(bill, holdings, month, most, ruling));
        Ruling ruling = shared.orElseGet(() -> own.reserve(bill, holdings, month, most));
        if (ruling instanceof Exceeded exceeded) {
            throw exceeded(exceeded.budget(), month, now);
        }
        List<String> warnings = new ArrayList<>();
        if (ruling instanceof Reserved reserved) {
            reserved.budgets()
                    .forEach(standing -> nearlySpent(caller, standing, month).ifPresent(warnings::add));
        }
        return warnings;
    }

    /** A bill has come to its end: what was set aside for it is free again but for what it cost. */
    void settle(LedgerEntry entry) {
        own.settle(entry.id(), entry.costUsd().orElse(BigDecimal.ZERO));
    }

    private List<Holding> holdings(Caller caller) {
        List<Holding> holdings = new ArrayList<>();
        for (BudgetScope scope : BudgetScope.values()) {
            limit(scope, caller)
                    .ifPresent(limit ->
                            scope.holder(caller).ifPresent(holder -> holdings.add(new Holding(holder, limit))));
        }
        return holdings;
    }

    private Optional<BigDecimal> limit(BudgetScope scope, Caller caller) {
        return switch (scope) {
            case TOTAL -> config.total();
            case KEY -> caller.client().limits().budgetUsd().or(config::key);
            case USER -> config.user();
        };
    }

    private GenerationException exceeded(Standing standing, YearMonth month, Instant now) {
        BudgetScope scope = BudgetScope.of(standing.holding().holder());
        metrics.budgetRefused(scope.kind());
        Instant reset =
                month.plusMonths(1).atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant();
        // what all together spend is nobody's business
        String figures = scope == BudgetScope.TOTAL
                ? ""
                : " of %s USD, of which %s are spent,"
                        .formatted(plain(standing.holding().limitUsd()), plain(standing.spentUsd()));
        return GenerationException.retryable(
                ErrorCode.BUDGET_EXCEEDED,
                "the budget of %s for %s%s has not enough left for this request beside those in flight; it begins anew at %s"
                        .formatted(scope.words(), month, figures, reset),
                Duration.between(now, reset));
    }

    private Optional<String> nearlySpent(Caller caller, Standing standing, YearMonth month) {
        BigDecimal limit = standing.holding().limitUsd();
        if (standing.spentUsd().compareTo(limit.multiply(NEARLY)) < 0) {
            return Optional.empty();
        }
        BudgetScope scope = BudgetScope.of(standing.holding().holder());
        int percent = standing.spentUsd()
                .movePointRight(2)
                .divide(limit, 0, RoundingMode.FLOOR)
                .intValue();
        if (own.tell(standing.holding())) {
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
