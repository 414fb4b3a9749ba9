package org.scribes.textgen.backend.local.decoder;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class ProcessorSharesTest {
    private long now;
    private final List<Integer> set = new ArrayList<>();
    private final ProcessorShares shares = new ProcessorShares(8, () -> now, set::add);

    private static BatchStep step() {
        BatchStep step = new BatchStep();
        step.addTokenWithLogits(0, 0, 1);
        return step;
    }

    private Decoder sharing(int threads) {
        return shares.sharing(new TestingDecoder(16, 0, 300), threads);
    }

    private static void step(Decoder decoder) {
        decoder.step(step()).close();
    }

    @Test
    void oneThatComputes_keepsAllThreads() {
        Decoder first = sharing(8);
        sharing(8);

        step(first);
        step(first);

        assertThat(set).isEmpty();
    }

    @Test
    void several_shareInProportion_untilOneRestsForATenthOfASecond() {
        Decoder large = sharing(8);
        Decoder other = sharing(8);
        Decoder small = sharing(1);
        step(large);

        step(other);
        step(small);
        step(large);
        assertThat(set).as("half, one of one, 8 of 17 threads on 8 processors").containsExactly(4, 3);
        now += Duration.ofMillis(99).toNanos();
        step(large);
        assertThat(set).hasSize(2);
        now += Duration.ofMillis(1).toNanos();
        step(large);

        assertThat(set).containsExactly(4, 3, 8);
    }

    @Test
    void fewThreads_areLeftAsTheyAre() {
        Decoder first = sharing(4);
        Decoder second = sharing(4);
        step(first);
        step(second);
        step(first);

        assertThat(set).isEmpty();
    }

    @Test
    void manyModels_haveOneThreadEach() {
        List<Decoder> decoders = List.of(sharing(1), sharing(1), sharing(2), sharing(8), sharing(1), sharing(1));
        decoders.forEach(ProcessorSharesTest::step);
        set.clear();

        decoders.forEach(ProcessorSharesTest::step);

        assertThat(set).as("of 14 threads: 2 become 1, 8 become 4").contains(1).doesNotContain(0);
    }

    @Test
    void longStep_countsAsComputing_untilItsEnd() throws Exception {
        TestingDecoder slow = new TestingDecoder(16, 0, 300);
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch released = new CountDownLatch(1);
        slow.beforeStep = () -> {
            begun.countDown();
            try {
                released.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        };
        Decoder first = shares.sharing(slow, 8);
        Decoder second = sharing(8);
        CompletableFuture<Void> running = CompletableFuture.runAsync(() -> step(first));
        begun.await();
        now += Duration.ofHours(1).toNanos();

        step(second);
        assertThat(set).containsExactly(4);
        released.countDown();
        running.join();
        now += Duration.ofSeconds(1).toNanos();
        step(second);

        assertThat(set).containsExactly(4, 8);
    }

    @Test
    void closedDecoder_leavesItsShare() {
        Decoder first = sharing(8);
        Decoder second = sharing(8);
        step(first);
        step(second);

        first.close();
        step(second);

        assertThat(set).containsExactly(4, 8);
    }
}
