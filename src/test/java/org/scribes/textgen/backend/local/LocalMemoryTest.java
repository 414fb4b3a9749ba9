package org.scribes.textgen.backend.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.scribes.textgen.backend.local.decoder.MemoryNeed;
import org.scribes.textgen.domain.ModelLoadException;

/** Tests the plan of memory with sizes in MB; each model takes 67 MB beside its weights and its KV cache. */
@Timeout(30)
class LocalMemoryTest {
    private static final long MB = 1_000_000;
    private static final long WORKSPACE = 64L << 20;

    private final LocalMemory memory = new LocalMemory(device -> 1000 * MB);

    /** A checkpoint that gives its memory back as soon as it is asked to. */
    private static final class TestingHolder implements MemoryHolder {
        private final MemoryReservation reservation;
        private final long lastUsed;
        private volatile boolean idle = true;
        private volatile boolean unloaded;

        TestingHolder(LocalMemory memory, long lastUsed) {
            this.reservation = memory.open(this, () -> 1);
            this.lastUsed = lastUsed;
        }

        @Override
        public boolean wanted() {
            return true;
        }

        @Override
        public boolean idle() {
            return idle && !unloaded;
        }

        @Override
        public long lastUsed() {
            return lastUsed;
        }

        @Override
        public void unload() {
            unloaded = true;
            reservation.leave();
            CompletableFuture<Void> unused = CompletableFuture.runAsync(reservation::close);
        }
    }

    /** With a fixed KV cache. */
    private static MemoryNeed need(long weights, long kv) {
        return need("cpu", weights, OptionalLong.of(kv * MB));
    }

    private static MemoryNeed need(String device, long weights, OptionalLong kv) {
        return new MemoryNeed(List.of(new MemoryNeed.Part(device, weights * MB, 1)), 1000, 2048, 256 * 2048, kv);
    }

    private TestingHolder loaded(long lastUsed, long weights, long kv) {
        TestingHolder holder = new TestingHolder(memory, lastUsed);
        assertThat(holder.reservation.reserve(need(weights, kv))).isEqualTo(kv * MB);
        return holder;
    }

    @Test
    void kvCache_getsAQuarterOfWhatWeightsLeave_sharedEqually() {
        assertThat(memory.open(new TestingHolder(memory, 0), () -> 1).reserve(need("cpu", 200, OptionalLong.empty())))
                .isEqualTo(200 * MB);
        assertThat(memory.open(new TestingHolder(memory, 0), () -> 2).reserve(need("cpu", 200, OptionalLong.empty())))
                .isEqualTo(100 * MB);
        assertThat(memory.open(new TestingHolder(memory, 0), () -> 1)
                        .reserve(need("cuda:0", 200, OptionalLong.empty())))
                .as("on a GPU, of all that was free, since placing leaves room")
                .isEqualTo(250 * MB);
    }

    @Test
    void kvCache_isNeverLargerThanOfUse_norThanWhatIsLeft() {
        LocalMemory large = new LocalMemory(device -> 100_000 * MB);
        assertThat(large.open(new TestingHolder(large, 0), () -> 1).reserve(need("cpu", 200, OptionalLong.empty())))
                .isEqualTo(256 * 2048 * 1000L);
        loaded(1, 600, 50);
        assertThat(memory.open(new TestingHolder(memory, 0), () -> 1).reserve(need("cpu", 180, OptionalLong.empty())))
                .isEqualTo(1000 * MB - (650 + 180) * MB - 2 * WORKSPACE);
    }

    @Test
    void noRoom_leastRecentlyUsedIsUnloaded_andNoMore() {
        TestingHolder recent = loaded(20, 200, 10);
        TestingHolder old = loaded(10, 200, 10);

        loaded(30, 400, 10);

        assertThat(old.unloaded).isTrue();
        assertThat(recent.unloaded).isFalse();
    }

    @Test
    void allIdleOnesTooSmall_noneIsUnloaded_untilAnotherIsIdle() throws Exception {
        TestingHolder busy = loaded(10, 500, 10);
        TestingHolder idle = loaded(20, 200, 10);
        busy.idle = false;
        TestingHolder next = new TestingHolder(memory, 30);

        CompletableFuture<Long> waiting = CompletableFuture.supplyAsync(() -> next.reservation.reserve(need(600, 10)));
        TimeUnit.MILLISECONDS.sleep(300);
        assertThat(waiting).isNotDone();
        assertThat(idle.unloaded).isFalse();
        busy.idle = true;

        assertThat(waiting.get()).isEqualTo(10 * MB);
        assertThat(busy.unloaded).isTrue();
        assertThat(idle.unloaded).isFalse();
    }

    @Test
    void memoryThatIsBeingFreed_isWaitedFor() throws Exception {
        TestingHolder idle = loaded(10, 200, 10);
        MemoryReservation leaving = memory.open(new TestingHolder(memory, 5), () -> 1);
        assertThat(leaving.reserve(need(400, 10))).isPositive();
        leaving.leave();
        TestingHolder next = new TestingHolder(memory, 30);

        CompletableFuture<Long> waiting = CompletableFuture.supplyAsync(() -> next.reservation.reserve(need(400, 10)));
        TimeUnit.MILLISECONDS.sleep(300);
        assertThat(waiting).isNotDone();
        leaving.close();

        assertThat(waiting.get()).isEqualTo(10 * MB);
        assertThat(idle.unloaded).isFalse();
    }

    @Test
    void moreThanTheBudget_isRefusedWithTheFigures_andUnloadsNothing() {
        TestingHolder idle = loaded(10, 200, 10);
        TestingHolder large = new TestingHolder(memory, 0);

        assertThatExceptionOfType(ModelLoadException.class)
                .isThrownBy(() -> large.reservation.reserve(need(2000, 300)))
                .withMessage("textgen.local.memory: the model needs 2.4 GB (weights 2.0 GB, KV cache at least 300.0 MB,"
                        + " computing 67.1 MB); there are 1.0 GB on cpu for all models");
        assertThat(idle.unloaded).isFalse();
        assertThat(idle.reservation.reserved()).isEqualTo(210 * MB + WORKSPACE);
    }

    @Test
    void loadAhead_unloadsNothing() {
        TestingHolder idle = loaded(10, 800, 10);
        MemoryReservation ahead = memory.open(
                new MemoryHolder() {
                    @Override
                    public boolean wanted() {
                        return false;
                    }

                    @Override
                    public boolean idle() {
                        return false;
                    }

                    @Override
                    public long lastUsed() {
                        return 0;
                    }

                    @Override
                    public void unload() {
                        throw new AssertionError("it is not loaded");
                    }
                },
                () -> 1);

        assertThatExceptionOfType(LoadPostponedException.class)
                .isThrownBy(() -> ahead.reserve(need(300, 10)))
                .withMessageContaining("it needs 377.1 MB");
        assertThat(idle.unloaded).isFalse();
    }

    @Test
    void gpus_haveBudgetsOfTheirOwn() {
        loaded(10, 800, 10);
        MemoryNeed split = new MemoryNeed(
                List.of(new MemoryNeed.Part("cuda:0", 600 * MB, 0.75), new MemoryNeed.Part("cuda:1", 200 * MB, 0.25)),
                1000,
                2048,
                256 * 2048,
                OptionalLong.of(400 * MB));
        TestingHolder first = new TestingHolder(memory, 20);
        assertThat(first.reservation.reserve(split)).isEqualTo(400 * MB);
        assertThat(first.reservation.reserved()).isEqualTo(1200 * MB + 2 * WORKSPACE);

        TestingHolder second = new TestingHolder(memory, 30);
        assertThat(second.reservation.reserve(need("cuda:1", 500, OptionalLong.of(10 * MB))))
                .isPositive();
        assertThat(first.unloaded).isFalse();
        TestingHolder third = new TestingHolder(memory, 40);
        assertThat(third.reservation.reserve(need("cuda:0", 500, OptionalLong.of(10 * MB))))
                .isPositive();
        assertThat(first.unloaded).isTrue();
    }

    @Test
    void settledReservation_leavesTheRestToOthers() {
        TestingHolder first = loaded(10, 300, 300);
        first.idle = false;
        first.reservation.settle(20 * MB);

        loaded(20, 400, 100);

        assertThat(first.unloaded).isFalse();
    }
}
