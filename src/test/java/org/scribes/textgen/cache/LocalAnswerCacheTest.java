package org.scribes.textgen.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LocalAnswerCacheTest {
    private Instant now = TestingAnswers.NOON;

    @Test
    void answer_atItsExpiry_isRemoved() {
        LocalAnswerCache memory = new LocalAnswerCache(1 << 20, () -> now);
        CachedAnswer answer = TestingAnswers.grounded(now.plusSeconds(60));
        memory.put("key", answer);

        now = now.plus(Duration.ofMillis(59_999));
        assertThat(memory.get("key")).contains(answer);
        now = now.plusMillis(1);
        assertThat(memory.get("key")).isEmpty();
    }

    @Test
    void expiredAnswer_isNotStored() {
        LocalAnswerCache memory = new LocalAnswerCache(1 << 20, () -> now);

        memory.put("key", TestingAnswers.grounded(now.minusSeconds(1)));

        assertThat(memory.get("key")).isEmpty();
    }

    @Test
    void size_isBounded() {
        CachedAnswer large = new CachedAnswer(
                TestingAnswers.completion("x".repeat(10_000)), Optional.empty(), List.of(), now.plusSeconds(60));
        LocalAnswerCache memory = new LocalAnswerCache(10L * large.bytes(), () -> now);

        for (int i = 0; i < 1000; i++) {
            memory.put("key-" + i, large);
        }

        assertThat(memory.count()).isLessThanOrEqualTo(10);
        assertThat(large.bytes()).isBetween(20_000, 21_000);
    }
}
