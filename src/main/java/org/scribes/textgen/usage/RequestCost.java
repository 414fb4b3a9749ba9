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
 * What one request comes to. Its answer may go on to be generated when the request is over, since others wait for it too,
 * so the ledger is told when both have ended. Safe for use by many threads.
 */
public final class RequestCost {
    private final UUID id = UUID.randomUUID();
    /** The next one's: a generation that begins when the request is over has a row of its own. */
    private UUID row = id;

    private final Function<Consumption, Optional<BigDecimal>> prices;
    private final Ledger ledger;
    private final InstantSource clock;
    private final ReentrantLock lock = new ReentrantLock();
    private UsageTotal sum = UsageTotal.NOTHING;
    private int generating;
    private @Nullable FinishedRequest finished;

    /** @param prices what something costs, where that is known */
    RequestCost(Function<Consumption, Optional<BigDecimal>> prices, Ledger ledger, InstantSource clock) {
        this.prices = prices;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** Names it, and the first row that it leaves in the ledger. */
    UUID id() {
        return id;
    }

    /**
     * Adds what an attempt used up.
     *
     * @return what that costs, where it is known
     */
    public Optional<BigDecimal> add(Consumption consumption) {
        Optional<BigDecimal> cost = prices.apply(consumption);
        lock.lock();
        try {
            sum = sum.plus(consumption, cost);
        } finally {
            lock.unlock();
        }
        return cost;
    }

    /** Whatever {@code generation} adds belongs to this bill, also when the request is over before it. */
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

    /** What all of it costs so far, as far as prices are known; nothing where none is. */
    public Optional<BigDecimal> cost() {
        lock.lock();
        try {
            return sum.cost();
        } finally {
            lock.unlock();
        }
    }

    /** The request is over. Said once. */
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
                sum = UsageTotal.NOTHING;
                row = UUID.randomUUID();
            }
        } finally {
            lock.unlock();
        }
        entry.ifPresent(ledger::add);
    }

    private LedgerEntry entry(FinishedRequest request) {
        return new LedgerEntry(
                row,
                clock.instant(),
                request.requestId(),
                request.caller(),
                request.model(),
                request.mode(),
                request.outcome(),
                request.code(),
                sum.input(),
                sum.generated(),
                sum.estimated(),
                sum.cost(),
                request.latency(),
                request.result().map(result -> result.cached()).orElse(false));
    }
}
