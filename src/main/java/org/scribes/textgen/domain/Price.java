package org.scribes.textgen.domain;

import java.math.BigDecimal;

/**
 * What a provider asks for a model.
 *
 * @param input USD for a million tokens that it reads
 * @param output USD for a million tokens that it writes
 */
public record Price(BigDecimal input, BigDecimal output) {
    private static final int MILLION_DIGITS = 6;

    public Price {
        if (input.signum() < 0 || output.signum() < 0) {
            throw new IllegalArgumentException("a price below zero");
        }
    }

    /** What so many tokens cost, in USD, exactly. */
    public BigDecimal of(TokenUsage usage) {
        return input.multiply(BigDecimal.valueOf(usage.input()))
                .add(output.multiply(BigDecimal.valueOf(usage.generated())))
                .movePointLeft(MILLION_DIGITS);
    }
}
