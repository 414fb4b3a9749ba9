package org.scribes.textgen.generation.pipeline;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.scribes.textgen.domain.Consumption;
import org.scribes.textgen.guard.RateLimits;
import org.scribes.textgen.observe.GenerationMetrics;

/** Charges what each attempt consumed, even if its answer is not shown or its client has left. */
@ApplicationScoped
class UsageMeter {
    private final RateLimits limits;
    private final GenerationMetrics metrics;

    @Inject
    UsageMeter(RateLimits limits, GenerationMetrics metrics) {
        this.limits = limits;
        this.metrics = metrics;
    }

    void charge(GenerationContext context, Consumption consumption) {
        context.cost().add(consumption).ifPresent(metrics::spent);
        if (!context.request().shadow()) { // the caller did not ask for it
            limits.charge(context.caller(), consumption.usage());
        }
        metrics.generated(consumption.usage());
    }
}
