package org.scribes.textgen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongUnaryOperator;
import org.junit.jupiter.api.Test;

class DoublingTest {
    private static final long NANOS_A_CHARACTER = 1_000;

    private final AtomicLong now = new AtomicLong();

    @Test
    void linearWork_passes() {
        Doubling linear = taking("linear", chars -> chars * NANOS_A_CHARACTER);

        assertThat(linear.measure().nanos()).hasSize(5);
        assertThatCode(() -> Doubling.assertLinear(linear)).doesNotThrowAnyException();
    }

    @Test
    void quadraticWork_failsByNameAtItsFirstDoubling() {
        Doubling linear = taking("linear", chars -> chars * NANOS_A_CHARACTER);
        Doubling quadratic = taking("quadratic", chars -> chars * chars);

        assertThat(quadratic.measure().nanos()).hasSize(2);
        assertThatThrownBy(() -> Doubling.assertLinear(linear, quadratic))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("quadratic")
                .hasMessageNotContaining("linear");
    }

    @Test
    void quadraticWorkThatIsShortAtFirst_failsWhenItIsLongEnoughToTell() {
        Doubling quadratic = taking("quadratic", chars -> chars * chars / 50_000);

        assertThat(quadratic.measure().worst()).isGreaterThan(3.9);
    }

    @Test
    void quadraticWorkThatIsAlwaysShort_passes() {
        assertThat(taking("short", chars -> chars * chars / 1_000_000).measure().worst())
                .isEqualTo(1);
    }

    @Test
    void oneSlowRunAmongQuickOnes_passes() {
        AtomicInteger runs = new AtomicInteger();
        Doubling once = taking("once", chars -> chars * NANOS_A_CHARACTER * (runs.incrementAndGet() == 4 ? 10 : 1));

        assertThat(once.measure().worst()).isEqualTo(2);
    }

    /** Such as one that no longer fits into a cache. */
    @Test
    void oneStepAmongEvenDoublings_passes() {
        Doubling step = taking("step", chars -> chars * NANOS_A_CHARACTER * (chars > 300_000 ? 3 : 2));

        assertThat(step.measure().nanos()).hasSize(5);
        assertThat(step.measure().worst()).isLessThanOrEqualTo(Doubling.MOST);
    }

    @Test
    void workThatGrowsByThreeAtEachDoubling_fails() {
        Doubling fast = taking("fast", chars -> (long) Math.pow((double) chars, Math.log(3) / Math.log(2)));

        assertThat(fast.measure().worst()).isGreaterThan(Doubling.MOST);
    }

    @Test
    void realQuadraticWork_fails() {
        Doubling prepended = Doubling.of("prepended", chars -> () -> {
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < chars; i++) {
                text.insert(0, 'a');
            }
        });

        assertThat(prepended.measure().worst()).isGreaterThan(Doubling.MOST);
    }

    private Doubling taking(String name, LongUnaryOperator nanos) {
        return Doubling.of(name, chars -> () -> now.addAndGet(nanos.applyAsLong(chars)), now::get);
    }
}
