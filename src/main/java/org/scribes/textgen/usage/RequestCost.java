package org.scribes.textgen.usage;

import java.math.BigDecimal;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.scribes.textgen.domain.Consumption;
import org.scribes.textgen.domain.FinishedRequest;

/**
 * The cost of one request. Generation may outlast the request if other requests wait for the same answer, so the ledger
 * entry is written when both have ended. Thread-safe.
 */
public final class RequestCost {
    private final UUID id = UUID.randomUUID();
    /** The ID of the next ledger entry. A generation that starts after the request has ended gets its own entry. */
    private UUID entryId = id;

    private final Function<Consumption, Optional<BigDecimal>> prices;
    private final Ledger ledger;
    private final InstantSource clock;
    private final ReentrantLock lock = new ReentrantLock();
    private UsageTotal total = UsageTotal.ZERO;
    private int generating;
    private @Nullable FinishedRequest finished;

    /** @param prices the cost of a consumption, where it is known */
    RequestCost(Function<Consumption, Optional<BigDecimal>> prices, Ledger ledger, InstantSource clock) {
        this.prices = prices;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** The ID of the request's first ledger entry. */
    UUID id() {
        return id;
    }

    /**
     * Adds the consumption of an attempt.
     *
     * @return its cost, where it is known
     */
    public Optional<BigDecimal> add(Consumption consumption) {
        Optional<BigDecimal> cost = prices.apply(consumption);
        lock.lock();
        try {
            total = total.plus(consumption, cost);
        } finally {
            lock.unlock();
        }
        return cost;
    }

    /** Runs {@code generation}. What it consumes counts for this request, even after the request has ended. */
    public <T> T generating(Supplier<T> generation) {
        lock.lock();
        try {
            generating++;
        } finally {
            lock.unlock();
        }
        try {
            return generation.get();
        } finally {
            end(() -> generating--);
        }
    }

    /** The cost so far of all attempts with a known price; empty if none has one. */
    public Optional<BigDecimal> cost() {
        lock.lock();
        try {
            return total.cost();
        } finally {
            lock.unlock();
        }
    }

    /** Ends the request. Must be called once. */
    public void close(FinishedRequest request) {
        end(() -> finished = request);
    }

    private void end(Runnable ending) {
        Optional<LedgerEntry> entry;
        lock.lock();
        try {
            ending.run();
            entry = generating == 0 ? Optional.ofNullable(finished).map(this::entry) : Optional.empty();
            if (entry.isPresent()) {
                total = UsageTotal.ZERO;
                entryId = UUID.randomUUID();
            }
        } finally {
            lock.unlock();
        }
        entry.ifPresent(ledger::add);
    }

    private LedgerEntry entry(FinishedRequest request) {
        return new LedgerEntry(
                entryId,
                clock.instant(),
                request.requestId(),
                request.caller(),
                request.model(),
                request.mode(),
                request.outcome(),
                request.code(),
                total.input(),
                total.generated(),
                total.estimated(),
                total.cost(),
                request.latency(),
                request.result().map(result -> result.cached()).orElse(false),
                request.variant(),
                request.result().map(LedgerAnswer::of));
    }
}
