package org.scribes.textgen.backend.remote.pool;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.scribes.textgen.domain.RemainingQuota;
import org.scribes.textgen.domain.RemainingQuota.Remainder;

class KeyRingTest {
    private final TestingTime time = new TestingTime();
    private final KeyRing ring = new KeyRing(2, time);

    @Test
    void firstKey_isUsedAsLongAsItCan() {
        assertThat(take(10)).isZero();
        assertThat(take(10)).isZero();
        assertThat(ring.resting()).isZero();
    }

    @Test
    void keyWithoutRequestsLeft_restsUntilItsReset() {
        ring.told(0, requests(2, 10));

        assertThat(take(1)).isZero();
        assertThat(take(1)).isZero();
        assertThat(take(1)).isEqualTo(1);
        assertThat(ring.resting()).isEqualTo(1);

        time.pass(Duration.ofSeconds(10));
        assertThat(take(1)).isZero();
        assertThat(take(1)).isZero();
    }

    @Test
    void keyWithTooFewTokens_leavesTheRequestToTheNext() {
        ring.told(0, tokens(100, 360));

        assertThat(take(60)).isZero();
        assertThat(take(60)).isEqualTo(1);
        assertThat(take(40)).isZero();
        assertThat(take(1)).isEqualTo(1);
    }

    @Test
    void allRest_tellsWhenTheFirstIsBack() {
        ring.told(0, requests(0, 30));
        ring.told(1, tokens(5, 20));

        assertThat(ring.take(10, Set.of())).isEmpty();
        assertThat(ring.untilReset(10)).contains(Duration.ofSeconds(20));
        assertThat(take(5)).isEqualTo(1);

        time.pass(Duration.ofSeconds(20));
        assertThat(take(10)).isEqualTo(1);
    }

    @Test
    void exhaustedKey_restsAsLongAsTheServerSays() {
        ring.exhausted(0, Duration.ofSeconds(3));

        assertThat(take(1)).isEqualTo(1);
        time.pass(Duration.ofSeconds(3));
        assertThat(take(1)).isZero();
    }

    @Test
    void refusedKey_restsLong_andIsToldOnce() {
        assertThat(ring.refused(0)).isTrue();
        assertThat(ring.refused(0)).isFalse();

        time.pass(KeyRing.REST_WHEN_REFUSED.minusNanos(1));
        assertThat(take(1)).isEqualTo(1);
        time.pass(Duration.ofNanos(1));
        assertThat(take(1)).isZero();
    }

    /** So that the client hears from the server what is wrong, as with one key. */
    @Test
    void allRefused_areAskedAnyway() {
        assertThat(ring.refused(1)).isTrue();
        assertThat(ring.refused(0)).isFalse();

        assertThat(take(1)).isZero();
    }

    @Test
    void keysThatWereTried_areNotTakenAgain() {
        assertThat(ring.take(1, Set.of(0))).hasValue(1);
        assertThat(ring.take(1, Set.of(0, 1))).isEmpty();
    }

    @Test
    void targetWithoutKeys_hasOne() {
        KeyRing none = new KeyRing(0, time);

        assertThat(none.take(1, Set.of())).hasValue(0);
        assertThat(none.hasSeveral()).isFalse();
        none.told(0, requests(0, 1));
        assertThat(none.take(1, Set.of())).isEmpty();
    }

    private int take(int tokens) {
        return ring.take(tokens, Set.of()).orElseThrow();
    }

    private static RemainingQuota requests(long left, int seconds) {
        return new RemainingQuota(Optional.of(new Remainder(left, Duration.ofSeconds(seconds))), Optional.empty());
    }

    private static RemainingQuota tokens(long left, int seconds) {
        return new RemainingQuota(Optional.empty(), Optional.of(new Remainder(left, Duration.ofSeconds(seconds))));
    }
}
