package org.scribes.textgen.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.scribes.textgen.domain.Caller;

/** Properties of the limits for random requests. */
class RateLimitsLawsTest {
    private static final long MINUTE = Duration.ofMinutes(1).toMillis();

    @Property(tries = 200)
    void anyMinute_admitsAtMostABucketAndItsRefill(
            @ForAll @IntRange(min = 1, max = 50) int limit,
            @ForAll @Size(max = 200) List<@IntRange(max = 5000) Integer> pauses) {
        TestingLimits limits = new TestingLimits(limit, 0, 0);
        List<Long> passed = new ArrayList<>();
        long now = 0;
        for (int pause : pauses) {
            now += pause;
            limits.pass(Duration.ofMillis(pause));
            if (limits.passes(TestingLimits.caller("key", "user"))) {
                passed.add(now);
            }
        }

        for (long start : passed) {
            assertThat(passed.stream()
                            .filter(time -> time >= start && time < start + MINUTE)
                            .count())
                    .isLessThanOrEqualTo(2L * limit);
        }
        assertThat((long) passed.size()).isLessThanOrEqualTo(limit + now * limit / MINUTE);
    }

    @Property(tries = 200)
    void requestAfterTheRetryTime_passes(
            @ForAll @IntRange(min = 1, max = 1000) int limit, @ForAll @IntRange(max = 10_000) int tokens) {
        TestingLimits limits = new TestingLimits(limit, limit, limit);
        Caller caller = TestingLimits.caller("key", "user");
        limits.passing(limit, caller);
        limits.charge(caller, tokens, 0);

        Duration wait =
                limits.admit(caller).refusal().orElseThrow().retryAfter().orElseThrow();

        limits.pass(wait.minusMillis(1));
        assertThat(limits.passes(caller)).isFalse();
        limits.pass(Duration.ofMillis(1).plusNanos(1000));
        assertThat(limits.passes(caller)).isTrue();
    }

    @Property(tries = 100)
    void refusedRequests_changeNoBucket(
            @ForAll @IntRange(min = 1, max = 20) int users,
            @ForAll @IntRange(min = 1, max = 20) int keys,
            @ForAll @Size(max = 60) List<@IntRange(max = 3) Integer> asked) {
        TestingLimits limits = new TestingLimits(users, keys, 0);
        int[] passed = new int[4];
        int all = 0;
        for (int user : asked) {
            boolean passes = limits.passes(TestingLimits.caller("key", "user" + user));

            assertThat(passes).isEqualTo(passed[user] < users && all < keys);
            passed[user] += passes ? 1 : 0;
            all += passes ? 1 : 0;
        }
    }
}
