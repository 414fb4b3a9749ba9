package org.scribes.textgen.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.scribes.textgen.guard.TestingLimits.caller;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.scribes.textgen.domain.Admission;
import org.scribes.textgen.domain.Caller;
import org.scribes.textgen.domain.ErrorCode;
import org.scribes.textgen.domain.GenerationException;
import org.scribes.textgen.domain.Quota;

class RateLimitsTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Caller USER = caller("assistant", "a1");

    @Test
    void bucket_allowsABurstAndRefillsEvenly() {
        TestingLimits limits = new TestingLimits(10, 0, 0);

        assertThat(limits.passing(20, USER)).isEqualTo(10);
        limits.pass(Duration.ofMillis(5999));
        assertThat(limits.passes(USER)).isFalse();
        limits.pass(Duration.ofMillis(1));
        assertThat(limits.passing(2, USER)).isEqualTo(1);
        limits.pass(Duration.ofSeconds(30));
        assertThat(limits.passing(20, USER)).isEqualTo(5);
        limits.pass(Duration.ofDays(1));
        assertThat(limits.passing(20, USER)).isEqualTo(10);
    }

    @Test
    void admission_hasTheRemainingQuotaAndItsReset() {
        TestingLimits limits = new TestingLimits(10, 0, 0);
        limits.passing(2, USER);

        assertThat(limits.admit(USER).quotas())
                .containsExactly(new Quota("user-requests", 10, MINUTE, 7, Duration.ofSeconds(18)));
    }

    @Test
    void refusal_hasTheLimitAndARetryTime() {
        TestingLimits limits = new TestingLimits(10, 0, 0);
        limits.passing(10, USER);
        limits.pass(Duration.ofMillis(500));

        Admission admission = limits.admit(USER);

        GenerationException refusal = admission.refusal().orElseThrow();
        assertThat(refusal.code()).isEqualTo(ErrorCode.RATE_LIMITED);
        assertThat(refusal.retryAfter()).contains(Duration.ofMillis(5500));
        assertThat(refusal)
                .hasMessage("too many questions: 10 a minute are allowed for each user; try again in 6 seconds");
        assertThat(admission.quotas().get(0).remaining()).isZero();
        assertThat(limits.metrics().counts()).containsEntry("textgen_rate_limited policy=user-requests", 1L);
    }

    @Test
    void usersAndKeys_haveSeparateBuckets() {
        TestingLimits limits = new TestingLimits(1, 0, 0);

        assertThat(limits.passes(USER)).isTrue();
        assertThat(limits.passes(USER)).isFalse();
        assertThat(limits.passes(caller("assistant", "a2"))).isTrue();
        assertThat(limits.passes(caller("other", "a1"))).isTrue();
        assertThat(limits.passes(new Caller(Caller.ANONYMOUS.client(), Optional.of("a1"))))
                .isTrue();
        assertThat(limits.passes(new Caller(Caller.ANONYMOUS.client(), Optional.of("a1"))))
                .isFalse();
    }

    @Test
    void callerWithoutUserOrLimit_isNotLimited() {
        TestingLimits limits = new TestingLimits(10, 0, 0);

        assertThat(limits.passing(1000, caller("assistant"))).isEqualTo(1000);
        assertThat(limits.admit(caller("assistant")).quotas()).isEmpty();
        assertThat(new TestingLimits(0, 0, 0).passing(1000, USER)).isEqualTo(1000);
    }

    @Test
    void limitInTheKeyFile_overridesTheConfiguredOne() {
        TestingLimits limits = new TestingLimits(0, 5, 0);
        Caller more =
                new Caller(TestingLimits.client("more", OptionalInt.of(8), OptionalInt.empty()), Optional.empty());
        Caller free =
                new Caller(TestingLimits.client("free", OptionalInt.of(0), OptionalInt.empty()), Optional.empty());

        assertThat(limits.passing(20, caller("usual"))).isEqualTo(5);
        assertThat(limits.passing(20, more)).isEqualTo(8);
        assertThat(limits.passing(20, free)).isEqualTo(20);
    }

    @Test
    void changedLimit_appliesAtOnce() {
        TestingLimits limits = new TestingLimits(0, 5, 0);
        limits.passing(5, caller("key"));

        Caller changed =
                new Caller(TestingLimits.client("key", OptionalInt.of(2), OptionalInt.empty()), Optional.empty());

        assertThat(limits.passing(5, changed)).isEqualTo(2);
    }

    @Test
    void refusedRequest_takesNothingFromOtherLimits() {
        TestingLimits limits = new TestingLimits(3, 10, 0);
        limits.passing(3, USER);
        assertThat(limits.passing(5, USER)).isZero();
        assertThat(limits.admit(caller("assistant", "a2")).quotas())
                .extracting(Quota::remaining)
                .containsExactly(2L, 6L);

        limits.passing(6, caller("assistant"));
        Admission refused = limits.admit(caller("assistant", "a2"));

        assertThat(refused.refusal().orElseThrow()).hasMessageContaining("for this program");
        assertThat(refused.quotas()).extracting(Quota::remaining).containsExactly(2L, 0L);
        assertThat(limits.admit(caller("assistant", "a2")).quotas().get(0).remaining())
                .isEqualTo(2);
    }

    @Test
    void tokens_areChargedAfterTheAnswerIntoDebt() {
        TestingLimits limits = new TestingLimits(0, 0, 1000);
        Caller caller = caller("assistant");
        assertThat(limits.passing(5, caller)).isEqualTo(5);

        limits.charge(caller, 2000, 400);

        Admission refused = limits.admit(caller);
        assertThat(refused.refusal().orElseThrow())
                .hasMessageContaining("1000 tokens a minute")
                .hasMessageContaining("try again in 85 seconds");
        assertThat(refused.quotas()).containsExactly(new Quota("key-tokens", 1000, MINUTE, 0, Duration.ofSeconds(144)));
        limits.pass(Duration.ofSeconds(84));
        assertThat(limits.passes(caller)).isFalse();
        limits.pass(Duration.ofSeconds(1));
        assertThat(limits.passes(caller)).isTrue();
    }

    @Test
    void debt_outlastsAMinuteWithoutRequests() {
        TestingLimits limits = new TestingLimits(0, 0, 10);
        limits.charge(caller("assistant"), 100, 11);

        limits.pass(Duration.ofMinutes(10));

        assertThat(limits.passes(caller("assistant"))).isFalse();
        limits.pass(Duration.ofMinutes(1));
        assertThat(limits.passes(caller("assistant"))).isTrue();
    }

    @Test
    void freeAnswersAndUnlimitedKeys_areNotCharged() {
        TestingLimits limits = new TestingLimits(10, 10, 0);
        limits.charge(caller("assistant"), 5000, 400);
        assertThat(limits.passes(caller("assistant"))).isTrue();

        TestingLimits counted = new TestingLimits(0, 0, 10);
        counted.charge(caller("assistant"), 0, 0);
        assertThat(counted.admit(caller("assistant")).quotas().get(0).remaining())
                .isEqualTo(10);
    }

    @Test
    void fullBucket_isRemoved() {
        TestingLimits time = new TestingLimits(0, 0, 0);
        LocalTokenBuckets buckets = new LocalTokenBuckets(time.clock());
        for (int user = 0; user < 1000; user++) {
            buckets.bucket(new RateLimit(RatePolicy.USER_REQUESTS, "user" + user, 10))
                    .tryConsume(10);
        }
        assertThat(buckets.size()).isEqualTo(1000);

        time.pass(Duration.ofMinutes(2));

        assertThat(buckets.size()).isZero();
    }
}
