package org.scribes.textgen.domain;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The program that asks, as its key or its token says.
 *
 * @param id names it for good; not secret
 * @param name for people: what logs, metrics and bills call it
 * @param limits its own, where they differ from the configured ones
 * @param seesAll whether it is told what others used, too
 */
public record Client(String id, String name, Limits limits, boolean seesAll) {
    /** Whoever asks where no key is wanted. */
    public static final Client ANONYMOUS = new Client("anonymous", "anonymous", Limits.NONE);

    /** A client that is told of itself only. */
    public Client(String id, String name, Limits limits) {
        this(id, name, limits, false);
    }

    /**
     * What a client may use up. What is absent is not limited beyond the configuration.
     *
     * @param requestsPerMinute that it may make
     * @param tokensPerMinute read and written
     * @param budgetUsd that its answers may cost in a month
     */
    public record Limits(OptionalInt requestsPerMinute, OptionalInt tokensPerMinute, Optional<BigDecimal> budgetUsd) {
        public static final Limits NONE = new Limits(OptionalInt.empty(), OptionalInt.empty(), Optional.empty());
    }
}
