package org.scribes.textgen.domain;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The program that sends requests, identified by its API key or token.
 *
 * @param id a permanent identifier; not secret
 * @param name the display name in logs, metrics and bills
 * @param limits limits of this client that replace the configured ones
 * @param seesAll whether the client may see the usage of other clients
 */
public record Client(String id, String name, Limits limits, boolean seesAll) {
    /** The client of every request when no key is required. */
    public static final Client ANONYMOUS = new Client("anonymous", "anonymous", Limits.NONE);

    /** A client that sees only its own usage. */
    public Client(String id, String name, Limits limits) {
        this(id, name, limits, false);
    }

    /**
     * Limits of a client. The configured limit applies where a value is absent.
     *
     * @param requestsPerMinute the maximum requests per minute
     * @param tokensPerMinute the maximum input and output tokens per minute
     * @param budgetUsd the maximum cost of the answers in a month
     */
    public record Limits(OptionalInt requestsPerMinute, OptionalInt tokensPerMinute, Optional<BigDecimal> budgetUsd) {
        public static final Limits NONE = new Limits(OptionalInt.empty(), OptionalInt.empty(), Optional.empty());
    }
}
