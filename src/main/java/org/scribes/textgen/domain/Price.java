package org.scribes.textgen.domain;

import java.math.BigDecimal;

/**
 * The price of a model.
 *
 * @param input USD per million input tokens
 * @param output USD per million output tokens
 */
public record Price(BigDecimal input, BigDecimal output) {
    private static final int MILLION_DIGITS = 6;

    public Price {
        if (input.signum() < 0 || output.signum() < 0) {
            throw new IllegalArgumentException("a price below zero");
        }
    }

    /** The exact cost of {@code usage} in USD. */
    public BigDecimal of(TokenUsage usage) {
        return input.multiply(BigDecimal.valueOf(usage.input()))
                .add(output.multiply(BigDecimal.valueOf(usage.generated())))
                .movePointLeft(MILLION_DIGITS);
    }
}
