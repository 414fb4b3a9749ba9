package org.scribes.textgen.api.comparison;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.math.MathContext;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.scribes.textgen.comparison.ComparedMeasure.Figure;
import org.scribes.textgen.statistics.Estimate;

/** The JSON of a figure or a difference with its confidence interval. */
@Schema(
        name = "ComparisonInterval",
        description = "A figure or a difference with its confidence interval.",
        requiredProperties = {"value", "low", "high"})
record IntervalBody(
        @Schema(description = "The figure, to six digits.", examples = "0.0417")
        double value,

        @Schema(description = "The lower limit.", examples = "0.0301")
        double low,

        @Schema(description = "The upper limit.", examples = "0.0574")
        double high,

        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Schema(
                description =
                        "How many requests, answers or ratings the figure is computed from; absent in a difference.",
                examples = "840")
        @Nullable
        Long values) {
    private static final MathContext SIX_DIGITS = new MathContext(6);

    static IntervalBody of(Figure figure) {
        return of(figure.estimate(), figure.values());
    }

    static IntervalBody of(Estimate difference) {
        return of(difference, null);
    }

    private static IntervalBody of(Estimate estimate, @Nullable Long values) {
        return new IntervalBody(rounded(estimate.value()), rounded(estimate.low()), rounded(estimate.high()), values);
    }

    private static double rounded(double value) {
        return BigDecimal.valueOf(value).round(SIX_DIGITS).doubleValue();
    }
}
