package org.scribes.textgen.backend.remote.pool;

import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.scribes.textgen.domain.RemainingQuota;

/** What is known of one key. Guarded by the ring's lock; times are in nanoseconds. */
final class KeyState {
    private final Allowance requests = new Allowance();
    private final Allowance tokens = new Allowance();
    private long restsUntil;
    private long refusedUntil;

    KeyState(long now) {
        this.restsUntil = now;
        this.refusedUntil = now;
    }

    /** The rest of one limit, until its reset. */
    private static final class Allowance {
        private boolean known;
        private long left;
        private long reset;

        void told(RemainingQuota.Remainder remainder, long now) {
            known = true;
            left = remainder.left();
            reset = now + remainder.reset().toNanos();
        }

        boolean has(long amount, long now) {
            return !known || left >= amount || now - reset >= 0;
        }

        void spend(long amount) {
            left = Math.max(0, left - amount);
        }
    }

    boolean has(int wanted, long now) {
        return now - restsUntil >= 0 && requests.has(1, now) && tokens.has(wanted, now);
    }

    void spend(int amount) {
        requests.spend(1);
        tokens.spend(amount);
    }

    /** The time until this key can pay again; empty if it can now. */
    Optional<Duration> untilReset(int wanted, long now) {
        long wait = Stream.of(
                        restsUntil - now,
                        requests.has(1, now) ? 0L : requests.reset - now,
                        tokens.has(wanted, now) ? 0L : tokens.reset - now)
                .mapToLong(Long::longValue)
                .max()
                .orElse(0);
        return wait > 0 ? Optional.of(Duration.ofNanos(wait)) : Optional.empty();
    }

    void told(RemainingQuota quota, long now) {
        quota.requests().ifPresent(remainder -> requests.told(remainder, now));
        quota.tokens().ifPresent(remainder -> tokens.told(remainder, now));
    }

    void rest(Duration time, long now) {
        restsUntil = now + time.toNanos();
    }

    void refuse(Duration time, long now) {
        refusedUntil = now + time.toNanos();
    }

    boolean isRefused(long now) {
        return now - refusedUntil < 0;
    }
}
