package org.scribes.textgen;

import static java.util.stream.Collectors.joining;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;

/**
 * Measures whether the time of some work grows no faster than its input: what a run takes from 32 Ki characters to
 * 512 Ki, or to what the system property {@code doubling.largest} says, each time twice as many. A doubling may cost {@value #MOST} times as much; runs of under 5 ms are too short to
 * tell. Each size counts with its best of up to {@value #RUNS} runs, or of more that take a second together, and is run
 * again only while a doubling costs more.
 *
 * <pre>{@code
 * Doubling.assertLinear(Doubling.of("stars", chars -> {
 *     String answer = "*".repeat(chars);
 *     return () -> check(answer);
 * }));
 * }</pre>
 *
 * <p>What is timed is the processor time of the calling thread, so that a busy machine does no harm: the work must not
 * hand itself to another thread.
 */
public final class Doubling {
    static final double MOST = 2.6;
    static final int RUNS = 5;

    private static final int LARGEST = Integer.getInteger("doubling.largest", 1 << 19);
    private static final int SMALLEST = LARGEST >> 4;
    private static final long SHORT_NANOS = 5_000_000;
    /** Runs together longer than this are not repeated: a doubling that costs too much then is no accident. */
    private static final long PATIENCE_NANOS = 10_000_000_000L;

    /** Brief runs are repeated until they take this long together: they vary most. */
    private static final long BRIEF_NANOS = 1_000_000_000;

    private final String name;
    private final IntFunction<Runnable> work;
    private final LongSupplier clock;

    private Doubling(String name, IntFunction<Runnable> work, LongSupplier clock) {
        this.name = name;
        this.work = work;
        this.clock = clock;
    }

    /**
     * The work on one shape of input.
     *
     * @param name of the shape, for the table
     * @param work makes an input of so many characters, which is not timed, and returns what works on it, which is; the
     *     same run can be made several times
     */
    public static Doubling of(String name, IntFunction<Runnable> work) {
        return of(name, work, ManagementFactory.getThreadMXBean()::getCurrentThreadCpuTime);
    }

    static Doubling of(String name, IntFunction<Runnable> work, LongSupplier clock) {
        return new Doubling(name, work, clock);
    }

    /** Measures all, prints a table of their times, and fails if one grows faster than its input. */
    public static void assertLinear(Doubling... shapes) {
        List<Growth> growths = Arrays.stream(shapes).map(Doubling::measure).toList();
        System.out.print(table(growths));
        List<Growth> fast =
                growths.stream().filter(growth -> growth.worst() > MOST).toList();
        if (!fast.isEmpty()) {
            throw new AssertionError("the time grows faster than the input:\n" + table(fast));
        }
    }

    /** Runs it at one size after the other; no further than to the first doubling that costs too much. */
    Growth measure() {
        List<Long> best = new ArrayList<>();
        Runnable smaller = work.apply(SMALLEST);
        smaller.run(); // warms up
        best.add(time(smaller));
        for (int chars = 2 * SMALLEST; chars <= LARGEST && worst(best) <= MOST; chars *= 2) {
            Runnable larger = work.apply(chars);
            addBest(best, smaller, larger);
            smaller = larger;
        }
        return new Growth(name, best);
    }

    private void addBest(List<Long> best, Runnable smaller, Runnable larger) {
        int last = best.size();
        best.add(time(larger));
        long spent = best.get(last);
        for (int run = 1;
                (run < RUNS ? spent < PATIENCE_NANOS : spent < BRIEF_NANOS) && factor(best, last) > MOST;
                run++) {
            best.set(last - 1, Math.min(best.get(last - 1), time(smaller)));
            long again = time(larger);
            best.set(last, Math.min(best.get(last), again));
            spent += again;
        }
    }

    private long time(Runnable run) {
        long start = clock.getAsLong();
        run.run();
        return clock.getAsLong() - start;
    }

    /**
     * What the doubling to the size of {@code index} costs; 1 if it is too short to tell. One that costs too much counts as
     * the mean of itself and the one before: caches make single steps, while what grows faster goes on doing so.
     */
    private static double factor(List<Long> nanos, int index) {
        if (nanos.get(index) <= SHORT_NANOS) {
            return 1;
        }
        double factor = (double) nanos.get(index) / Math.max(1, nanos.get(index - 1));
        return factor <= MOST || index == 1
                ? factor
                : Math.min(factor, Math.sqrt((double) nanos.get(index) / Math.max(1, nanos.get(index - 2))));
    }

    private static double worst(List<Long> nanos) {
        return IntStream.range(1, nanos.size())
                .mapToDouble(index -> factor(nanos, index))
                .max()
                .orElse(1);
    }

    private static String table(List<Growth> growths) {
        String sizes = IntStream.iterate(SMALLEST, chars -> chars <= LARGEST, chars -> 2 * chars)
                .mapToObj(chars -> "%6dK".formatted(chars >> 10))
                .collect(joining());
        return "%-46s%s  worst%n".formatted("ms of", sizes)
                + growths.stream().map(Growth::line).collect(joining());
    }

    /**
     * What was measured.
     *
     * @param nanos what each size took, the smallest first; not all of them where it grew too fast
     */
    record Growth(String name, List<Long> nanos) {
        Growth {
            nanos = List.copyOf(nanos);
        }

        /** The most that a doubling cost, of those long enough to tell; 1 if none is. */
        double worst() {
            return Doubling.worst(nanos);
        }

        private String line() {
            String times =
                    nanos.stream().map(each -> "%7.1f".formatted(each / 1e6)).collect(joining());
            return "%-46s%-35s%7.2f%n".formatted(name, times, worst());
        }
    }
}
