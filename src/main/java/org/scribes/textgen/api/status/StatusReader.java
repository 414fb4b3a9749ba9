package org.scribes.textgen.api.status;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.scribes.textgen.api.model.ModelBody;
import org.scribes.textgen.api.openapi.ProjectVersion;
import org.scribes.textgen.api.slo.ObjectiveBody;
import org.scribes.textgen.config.BudgetConfig;
import org.scribes.textgen.domain.ModelStatusSource;
import org.scribes.textgen.observe.GenerationMetrics;
import org.scribes.textgen.slo.RecentRatings;
import org.scribes.textgen.slo.ServiceLevels;
import org.scribes.textgen.slo.SloReport;

/** Reads the state of the service. Waits for no model, no database and no slot, so it works in an overload, too. */
@ApplicationScoped
public class StatusReader {
    private final ModelStatusSource models;
    private final ServiceLevels levels;
    private final RecentRatings ratings;
    private final GenerationMetrics metrics;
    private final BudgetConfig budgets;
    private final String version = ProjectVersion.read();

    @Inject
    StatusReader(
            ModelStatusSource models,
            ServiceLevels levels,
            RecentRatings ratings,
            GenerationMetrics metrics,
            BudgetConfig budgets) {
        this.models = models;
        this.levels = levels;
        this.ratings = ratings;
        this.metrics = metrics;
        this.budgets = budgets;
    }

    StatusBody read() {
        SloReport report = levels.report(ratings.latest());
        return new StatusBody(
                report.at().toString(),
                report.since().toString(),
                version,
                ModelBody.of(models.modelStatus()),
                report.objectives().stream().map(ObjectiveBody::of).toList(),
                report.judgementsRead(),
                LoadBody.of(metrics),
                CacheLookupsBody.of(metrics),
                BudgetBody.of(metrics, budgets),
                levels.minutes().stream().map(MinuteBody::of).toList());
    }
}
