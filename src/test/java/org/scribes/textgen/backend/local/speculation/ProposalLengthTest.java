package org.scribes.textgen.backend.local.speculation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Example;

class ProposalLengthTest {
    private static final long MILLI = 1_000_000;

    private final ProposalLength length = new ProposalLength();

    /** Steps that take {@code base + perRow * rows} milliseconds. */
    private static StepCost cost(long base, long perRow) {
        StepCost cost = new StepCost();
        for (int i = 0; i < 400; i++) {
            int rows = 1 + i % 16;
            cost.observe(rows, (base + perRow * rows) * MILLI);
        }
        return cost;
    }

    private int verify(StepCost cost, int rows, int follow) {
        int wanted = length.next(cost, rows);
        length.observe(wanted, Math.min(wanted, follow));
        return wanted;
    }

    @Example
    void next_copyingAnswer_growsToTheMaximum() {
        StepCost cost = cost(20, 1);

        assertThat(verify(cost, 1, 16)).isGreaterThanOrEqualTo(8);
        assertThat(verify(cost, 1, 16)).isEqualTo(ProposalLength.MAX);
        assertThat(verify(cost, 1, 16)).isEqualTo(ProposalLength.MAX);
    }

    @Example
    void next_unpredictableAnswer_fallsToZeroWithRareProbes() {
        StepCost cost = cost(20, 1);
        int rows = 0;
        for (int step = 0; length.next(cost, 1) > 0; step++) {
            rows += verify(cost, 1, 0);
            assertThat(step).isLessThan(20);
        }
        assertThat(rows).as("rejected rows").isLessThan(60);

        List<Integer> probes = new ArrayList<>();
        for (int step = 0; step < 330; step++) {
            int wanted = verify(cost, 1, 0);
            if (wanted > 0) {
                probes.add(wanted);
            }
        }
        assertThat(probes).hasSize(10).containsOnly(2);
    }

    @Example
    void next_acceptedProbe_grows() {
        StepCost cost = cost(20, 1);
        while (length.next(cost, 1) > 0) {
            length.observe(1, 0);
        }
        List<Integer> wanted = new ArrayList<>();
        for (int step = 0; step < 45; step++) {
            wanted.add(verify(cost, 1, 16));
        }

        assertThat(wanted).contains(2, ProposalLength.MAX);
    }

    @Example
    void next_probeWithoutProposal_isRepeated() {
        StepCost cost = cost(20, 1);
        while (length.next(cost, 1) > 0) {
            length.observe(1, 0);
        }
        for (int step = 0; step < 40; step++) {
            length.next(cost, 1);
            length.observe(0, 0);
        }
        assertThat(length.next(cost, 1)).isEqualTo(2);

        length.observe(2, 0);
        assertThat(length.next(cost, 1)).isZero();
    }

    @Example
    void next_expensiveRows_isSmall() {
        StepCost cost = cost(10, 10);

        assertThat(length.next(cost, 1)).isBetween(1, 4);
        assertThat(length.next(cost, 8)).isZero();
    }

    @Example
    void next_costlyRowsOnly_isZero() {
        StepCost cost = cost(0, 10);

        for (int step = 0; step < 100; step++) {
            assertThat(length.next(cost, 1)).isZero();
        }
    }

    @Example
    void next_largerBatch_isNeverMore() {
        StepCost cost = cost(20, 1);
        int before = ProposalLength.MAX;
        for (int rows = 1; rows < 64; rows *= 2) {
            int wanted = new ProposalLength().next(cost, rows);
            assertThat(wanted).isLessThanOrEqualTo(before);
            before = wanted;
        }
        assertThat(before).isLessThan(3);
    }

    @Example
    void observe_moreAcceptedThanProposed_fails() {
        assertThatIllegalArgumentException().isThrownBy(() -> length.observe(1, 2));
        assertThatIllegalArgumentException().isThrownBy(() -> length.observe(1, -1));
    }
}
