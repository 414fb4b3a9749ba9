package org.scribes.textgen.backend.local.sampling;

import java.util.random.RandomGenerator;

/**
 * Samples with temperature, then top-k, then top-p (Holtzman et al. 2019), in the order of Hugging Face's generation.
 * Each choice consumes one random number, whatever the logits are.
 *
 * <p>Weights far below the highest are first summed approximately, with a bounded error. If a decision lies within that
 * bound, it is repeated with exact sums. So the result is bit for bit that of plain arithmetic in token order, at a
 * fraction of the cost.
 */
final class RandomChoice implements Choice {
    /** In temperatures below the highest logit. Weights below this are under 5e-5 of the highest. */
    private static final double SMALL = -10;

    private static final double HALF_ULP = Math.ulp(1.0) / 2;
    private static final int UNSURE = -1;

    private final RandomGenerator random;
    private final double temperature;
    private final double topP;
    private final int topK;
    private final KthHighest kthHighest;
    private final Shortlist shortlist = new Shortlist();

    /** @param parameters with a temperature above 0 */
    RandomChoice(SamplingParameters parameters, RandomGenerator random) {
        this.random = random;
        this.temperature = parameters.temperature();
        this.topP = parameters.topP();
        this.topK = parameters.topK();
        this.kthHighest = new KthHighest(Math.max(1, topK));
    }

    @Override
    public int index(float[] logits, int size) {
        double position = random.nextDouble();
        float highest = logits[Logits.argmax(logits, size)];
        if (highest == Float.NEGATIVE_INFINITY) {
            return 0;
        }
        if (topK > 0 && topK < size) {
            return amongTopK(logits, size, highest, position);
        }
        int index = amongAll(logits, size, highest, (float) (SMALL * temperature), position);
        return index == UNSURE ? amongAll(logits, size, highest, Float.NEGATIVE_INFINITY, position) : index;
    }

    private int amongTopK(float[] logits, int size, float highest, double position) {
        float below = kthHighest.of(logits, size) - highest;
        // The division may make logits equal that differ in their last bits. List those too; the heap decides
        shortlist.collect(logits, size, highest, below * 1.0001f - Float.MIN_NORMAL, temperature);
        shortlist.heapify();
        double mass = 0;
        for (int i = 0; i < topK; i++) {
            shortlist.take();
        }
        if (topP >= 1) {
            return drawn(position, topK, size);
        }
        for (int i = 0; i < topK; i++) {
            mass += shortlist.weightTaken(rank(i, topK, size));
        }
        double taken = 0;
        int kept = 0;
        do {
            taken += shortlist.weightTaken(kept++);
        } while (kept < topK && taken < topP * mass);
        return drawn(position, kept, topK);
    }

    /** Returns {@link #UNSURE} if the weights below {@code cut} could change the result. */
    private int amongAll(float[] logits, int size, float highest, float cut, double position) {
        shortlist.collect(logits, size, highest, cut, temperature);
        boolean all = shortlist.size() == size;
        double listed = shortlist.mass();
        double small = all ? 0 : RoughWeights.below(logits, size, highest, cut, temperature);
        double mass = listed + small;
        double error = all ? 0 : RoughWeights.ERROR * small + rounding(size, mass);
        if (topP >= 1) {
            return drawnOfAll(position * listed, error + 2 * small);
        }
        int kept = taken(size, topP * mass, error);
        return kept == UNSURE ? UNSURE : drawn(position, kept, size);
    }

    /**
     * Bounds the error from the weights that are left out and from rounding: two sums of {@code size} terms and two
     * backward scans. Each step is off by at most half an ulp of the mass (Higham 2002, §4.2). The bound is doubled for
     * safety.
     */
    private static double rounding(int size, double mass) {
        return 2 * size * RoughWeights.leastWeight() + 8 * size * HALF_ULP * (mass + 1);
    }

    /** Takes the likeliest candidates until they hold {@code mass}. Returns their number. */
    private int taken(int size, double mass, double error) {
        shortlist.heapify();
        double taken = 0;
        int kept = 0;
        do {
            if (kept == shortlist.size()) {
                return UNSURE;
            }
            taken += shortlist.take();
            kept++;
            if (error > 0 && Math.abs(taken - mass) <= error) {
                return UNSURE;
            }
        } while (kept < size && taken < mass);
        return kept;
    }

    /** The index at {@code left} of the mass of all listed candidates. */
    private int drawnOfAll(double left, double error) {
        double rest = left;
        int last = 0;
        for (int i = 0; i < shortlist.size(); i++) {
            double weight = shortlist.weight(i);
            if (rest < weight) {
                boolean sure = error == 0 || (rest > error && weight - rest > error);
                return sure ? shortlist.index(i) : UNSURE;
            }
            rest -= weight;
            last = weight > 0 ? i : last;
        }
        return error == 0 ? shortlist.index(last) : UNSURE; // rounding left a remainder
    }

    /** The index at {@code position} of the mass of the first {@code kept} candidates of {@code size}. */
    private int drawn(double position, int kept, int size) {
        double mass = 0;
        for (int i = 0; i < kept; i++) {
            mass += shortlist.weightTaken(rank(i, kept, size));
        }
        double rest = position * mass;
        int last = 0;
        for (int i = 0; i < kept; i++) {
            int rank = rank(i, kept, size);
            double weight = shortlist.weightTaken(rank);
            if (rest < weight) {
                return shortlist.taken(rank);
            }
            rest -= weight;
            last = weight > 0 ? rank : last;
        }
        return shortlist.taken(last); // rounding left a remainder
    }

    /**
     * The rank of the kept candidate at index {@code i} of the mass: the likeliest first. If fewer candidates are
     * dropped than kept, only as many as are dropped come first, and the others follow in reverse. The order is fixed
     * so that a seed keeps its answers.
     */
    private static int rank(int i, int kept, int size) {
        return i < size - kept ? i : size - 1 - i;
    }
}
