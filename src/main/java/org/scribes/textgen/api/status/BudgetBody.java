package org.scribes.textgen.api.status;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.Arrays;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.scribes.textgen.config.BudgetConfig;
import org.scribes.textgen.domain.EnumNames;
import org.scribes.textgen.observe.BudgetKind;
import org.scribes.textgen.observe.GenerationMetrics;

/** The JSON of how much of a budget is spent. */
@JsonNaming(SnakeCaseStrategy.class)
@Schema(
        name = "BudgetUse",
        description = "How much of this month's budget is spent.",
        requiredProperties = {"scope", "used_ratio"})
record BudgetBody(
        @Schema(
                description = "Whose budget it is: the whole service's, or each key's or user's.",
                enumeration = {"total", "key", "user"},
                examples = "total")
        String scope,

        @Schema(
                description = "The spent share; the highest of all keys or users, as far as this instance knows.",
                minimum = "0",
                examples = "0.41")
        double usedRatio) {
    /** The budgets that the properties set. A key's own budget appears once something of it is spent. */
    static List<BudgetBody> of(GenerationMetrics metrics, BudgetConfig config) {
        return Arrays.stream(BudgetKind.values())
                .filter(kind -> isSet(kind, config) || metrics.budgetUsed(kind) > 0)
                .map(kind -> new BudgetBody(EnumNames.of(kind), metrics.budgetUsed(kind)))
                .toList();
    }

    private static boolean isSet(BudgetKind kind, BudgetConfig config) {
        return switch (kind) {
            case TOTAL -> config.total().isPresent();
            case KEY -> config.key().isPresent();
            case USER -> config.user().isPresent();
        };
    }
}
