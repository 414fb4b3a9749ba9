package org.scribes.textgen.usage;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.scribes.textgen.config.BudgetConfig;
import org.scribes.textgen.config.CostConfig;
import org.scribes.textgen.domain.Caller;
import org.scribes.textgen.domain.ErrorCode;
import org.scribes.textgen.domain.FinishedRequest;
import org.scribes.textgen.domain.Mode;
import org.scribes.textgen.observe.TestingMetrics;

class RequestCostsTest {
    private static final Caller CALLER = TestingUsage.caller("k1", Optional.of("u"), Optional.empty());

    @ParameterizedTest
    @EnumSource
    void failedRequest_isRecordedUnlessABudgetRefusedIt(ErrorCode code) {
        List<LedgerEntry> ledger = new ArrayList<>();
        Budgets budgets = new Budgets(
                new BudgetConfig(Optional.empty(), Optional.empty(), Optional.empty()),
                new TestingSpendingStore(),
                new TestingMetrics().metrics());
        RequestCosts costs = new RequestCosts(
                new Prices(new CostConfig(Map.of(), false, Optional.empty()), (target, model) -> Optional.empty()),
                budgets,
                ledger::add);

        costs.open().close(FinishedRequest.failed("r", CALLER, "m", Mode.API, code, Duration.ofSeconds(1)));

        assertThat(ledger).hasSize(code == ErrorCode.BUDGET_EXCEEDED ? 0 : 1);
    }
}
