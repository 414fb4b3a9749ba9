package org.scribes.textgen.generation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import org.scribes.textgen.guard.OutputFault;
import org.scribes.textgen.guard.PiiKind;
import org.scribes.textgen.guard.RateLimits;
import org.scribes.textgen.observe.GenerationMetrics;

/** Tells the metrics at the start what the guard may find, so that all of it is there at zero. */
@ApplicationScoped
public class ExpectedCounts {
    void start(@Observes Startup event, GenerationMetrics metrics) {
        metrics.expectRateLimits(RateLimits.policies());
        metrics.expectInvalidOutput(OutputFault.values());
        metrics.expectPii(PiiKind.values());
    }
}
