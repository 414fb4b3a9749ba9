package org.scribes.textgen.generation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.scribes.textgen.domain.ServiceStarting;
import org.scribes.textgen.guard.OutputFault;
import org.scribes.textgen.guard.PiiKind;
import org.scribes.textgen.guard.RateLimits;
import org.scribes.textgen.observe.GenerationMetrics;

/** Registers the time series of rate limits, output faults and masked data at startup, so that each exists with the value
 * zero. */
@ApplicationScoped
public class ExpectedCounts {
    void start(@Observes ServiceStarting event, GenerationMetrics metrics) {
        metrics.expectRateLimits(RateLimits.policies());
        metrics.expectInvalidOutput(OutputFault.values());
        metrics.expectPii(PiiKind.values());
    }
}
