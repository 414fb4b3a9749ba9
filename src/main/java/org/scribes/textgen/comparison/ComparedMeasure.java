package org.scribes.textgen.comparison;

import java.util.Optional;
import org.scribes.textgen.statistics.Estimate;

/**
 * A measure of two variants and its difference, each with its 95 % interval.
 *
 * @param name for example {@code latency_p95_ms}
 * @param a empty if the first variant has no such values
 * @param difference the second minus the first; empty if either is
 * @param decisive whether the sign of the difference is decided
 * @param conclusion the same in words, or what would be needed
 */
public record ComparedMeasure(
        String name,
        Optional<Figure> a,
        Optional<Figure> b,
        Optional<Estimate> difference,
        boolean decisive,
        String conclusion) {
    /**
     * A figure of one variant.
     *
     * @param values how many requests, answers or ratings it is computed from
     */
    public record Figure(Estimate estimate, long values) {}
}
