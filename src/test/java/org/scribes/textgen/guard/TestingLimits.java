package org.scribes.textgen.guard;

import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import org.scribes.textgen.config.RateConfig;
import org.scribes.textgen.domain.Admission;
import org.scribes.textgen.domain.Caller;
import org.scribes.textgen.domain.Client;
import org.scribes.textgen.domain.TokenUsage;
import org.scribes.textgen.observe.TestingMetrics;
import org.scribes.textgen.observe.TestingTracing;

/** Rate limits with a manual clock, and callers. */
public final class TestingLimits {
    /** No shared buckets. */
    public static final SharedTokenBuckets NONE = new SharedTokenBuckets() {
        @Override
        public <T> Optional<T> with(Client client, Function<TokenBuckets, T> use) {
            return Optional.empty();
        }
    };

    private final TestingMetrics metrics = new TestingMetrics();
    private final RateLimits limits;
    private long nanos;

    /** A limit of 0 disables the policy. */
    public TestingLimits(int userRequests, int keyRequests, int keyTokens, SharedTokenBuckets shared) {
        this.limits = new RateLimits(
                new RateConfig(userRequests, 30, keyRequests, keyTokens),
                shared,
                metrics.metrics(),
                TestingTracing.off(),
                clock());
    }

    public TestingLimits(int userRequests, int keyRequests, int keyTokens) {
        this(userRequests, keyRequests, keyTokens, NONE);
    }

    /** The clock that {@link #pass} advances. */
    TimeMeter clock() {
        return new TimeMeter() {
            @Override
            public long currentTimeNanos() {
                return nanos;
            }

            @Override
            public boolean isWallClockBased() {
                return false;
            }
        };
    }

    public void pass(Duration time) {
        nanos += time.toNanos();
    }

    public Admission admit(Caller caller) {
        return limits.admit(caller);
    }

    /** Whether a request of {@code caller} is admitted now. */
    public boolean passes(Caller caller) {
        return admit(caller).refusal().isEmpty();
    }

    /** The number of admitted requests. */
    public long passing(int requests, Caller caller) {
        long passed = 0;
        for (int i = 0; i < requests; i++) {
            passed += passes(caller) ? 1 : 0;
        }
        return passed;
    }

    public void charge(Caller caller, int input, int generated) {
        limits.charge(caller, TokenUsage.counted(input, generated));
    }

    public TestingMetrics metrics() {
        return metrics;
    }

    public static Caller caller(String key) {
        return new Caller(client(key, OptionalInt.empty(), OptionalInt.empty()), Optional.empty());
    }

    public static Caller caller(String key, String user) {
        return new Caller(client(key, OptionalInt.empty(), OptionalInt.empty()), Optional.of(user));
    }

    static Client client(String key, OptionalInt requests, OptionalInt tokens) {
        return new Client(key, key, new Client.Limits(requests, tokens, Optional.empty()));
    }
}
