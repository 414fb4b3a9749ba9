package org.scribes.textgen.backend.local.batch;

import java.util.List;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.scribes.textgen.backend.local.decoder.BatchStep;
import org.scribes.textgen.backend.local.speculation.StepCost;

/**
 * Decides what each step computes: a token for each answer, with proposals where they pay, and of prompts that are still
 * to be read as many tokens as the others can wait for. Learns what steps cost.
 */
public final class StepPlanner {
    /** Tokens of prompts that are read in one step while no answer goes on, so that a cancelled one soon makes room. */
    private static final int READ_ALONE = 256;
    /** How many of their usual steps answers wait at most while prompts are read beside them; three, less some for noise. */
    private static final double PATIENCE = 2.4;
    /** Tokens of prompts that are read beside answers in any case. */
    private static final int LEAST_BESIDE = 8;

    private final boolean speculates;
    private final LongSupplier nanoTime;
    /** Of steps in which no prompt is read. */
    private final StepCost going = new StepCost();
    /** Of those, and of steps in which prompts are read beside answers. */
    private final StepCost beside = new StepCost();
    /** The most tokens of prompts that were read beside answers so far: what costs nobody knows yet grows slowly. */
    private int tried = LEAST_BESIDE;

    /**
     * A planner that knows nothing yet.
     *
     * @param speculates whether there are proposals at all
     * @param nanoTime a clock that only goes forward, in nanoseconds
     */
    public StepPlanner(boolean speculates, LongSupplier nanoTime) {
        this.speculates = speculates;
        this.nanoTime = nanoTime;
    }

    /** The next step for answers in the order of their arrival. */
    BatchStep plan(List<RunningAnswer> answers) {
        BatchStep step = new BatchStep();
        List<RunningAnswer> generating =
                answers.stream().filter(answer -> !answer.isReading()).toList();
        int rows = generating.size();
        for (RunningAnswer answer : generating) {
            answer.decode(step, speculates ? answer.proposals(going, rows) : 0);
        }
        int most = rows == 0 ? READ_ALONE : mostBeside(rows, step.rows());
        int left = most;
        for (RunningAnswer answer : answers) {
            if (answer.isReading()) {
                left -= answer.read(step, left);
            }
        }
        tried = rows == 0 ? tried : Math.max(tried, most - left);
        return step;
    }

    /** Tokens of prompts that fit beside {@code rows} answers, whose rows and proposals are so many. */
    private int mostBeside(int rows, int planned) {
        int patience = beside.rowsWithin(PATIENCE * going.nanos(rows)) - planned;
        return Math.max(LEAST_BESIDE, Math.min(Math.min(patience, 2 * tried), READ_ALONE));
    }

    /** Runs what computes {@code step}, and learns from the time it takes. */
    <T> T timed(BatchStep step, Supplier<T> work) {
        long start = nanoTime.getAsLong();
        T result = work.get();
        long took = nanoTime.getAsLong() - start;
        if (step.asked() > 0 && step.rows() > 0) {
            learn(step, took);
        }
        return result;
    }

    private void learn(BatchStep step, long nanos) {
        boolean reads = step.spans().stream().anyMatch(span -> span.rows() > 1);
        boolean generates = step.spans().stream().anyMatch(span -> span.rows() == 1);
        if (!reads) {
            going.observe(step.rows(), nanos);
        }
        if (generates) {
            beside.observe(step.rows(), nanos);
        }
    }
}
