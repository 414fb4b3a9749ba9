package org.scribes.textgen.backend.local.sampling;

import java.util.random.RandomGenerator;

/**
 * Draws by temperature, then among the top k, then among the top p (Holtzman et al. 2019), in the order of Hugging Face's
 * generation. Each choice takes one random number, whatever the scores are.
 *
 * <p>Scores far below the highest are only roughly summed at first: what that may be off by has a bound, and where a decision
 * lies within that bound of turning, it is made again with all of them. So the outcome is to the bit that of the plain
 * arithmetic, in the order of the tokens, at a fraction of its cost.
 */
final class RandomChoice implements Choice {
    /** What lies farther below, by this many temperatures, weighs under 5e-5 each, next to the highest. */
    private static final double SMALL = -10;

    private static final double HALF_ULP = Math.ulp(1.0) / 2;
    private static final int UNSURE = -1;

    private final RandomGenerator random;
    private final double temperature;
    private final double share;
    private final int topK;
    private final KthHighest kthHighest;
    private final Shortlist list = new Shortlist();

    /** @param parameters of a temperature above 0 */
    RandomChoice(SamplingParameters parameters, RandomGenerator random) {
        this.random = random;
        this.temperature = parameters.temperature();
        this.share = parameters.topP();
        this.topK = parameters.topK();
        this.kthHighest = new KthHighest(Math.max(1, topK));
    }

    @Override
    public int index(float[] scores, int size) {
        double position = random.nextDouble();
        float highest = scores[Scores.highest(scores, size)];
        if (highest == Float.NEGATIVE_INFINITY) {
            return 0;
        }
        if (topK > 0 && topK < size) {
            return amongTopK(scores, size, highest, position);
        }
        int index = amongAll(scores, size, highest, (float) (SMALL * temperature), position);
        return index == UNSURE ? amongAll(scores, size, highest, Float.NEGATIVE_INFINITY, position) : index;
    }

    private int amongTopK(float[] scores, int size, float highest, double position) {
        float below = kthHighest.of(scores, size) - highest;
        // Dividing may make scores equal that differ in their last bits: those must be listed too, and the heap decides
        list.collect(scores, size, highest, below * 1.0001f - Float.MIN_NORMAL, temperature);
        list.heap();
        double mass = 0;
        for (int i = 0; i < topK; i++) {
            list.take();
        }
        if (share >= 1) {
            return drawn(position, topK, size);
        }
        for (int i = 0; i < topK; i++) {
            mass += list.weightTaken(rank(i, topK, size));
        }
        double taken = 0;
        int kept = 0;
        do {
            taken += list.weightTaken(kept++);
        } while (kept < topK && taken < share * mass);
        return drawn(position, kept, topK);
    }

    /** {@link #UNSURE} if what lies below {@code cut} might change the outcome. */
    private int amongAll(float[] scores, int size, float highest, float cut, double position) {
        list.collect(scores, size, highest, cut, temperature);
        boolean all = list.size() == size;
        double listed = list.mass();
        double small = all ? 0 : RoughWeights.below(scores, size, highest, cut, temperature);
        double mass = listed + small;
        double doubt = all ? 0 : RoughWeights.ERROR * small + rounding(size, mass);
        if (share >= 1) {
            return drawnOfAll(position * listed, doubt + 2 * small);
        }
        int kept = taken(size, share * mass, doubt);
        return kept == UNSURE ? UNSURE : drawn(position, kept, size);
    }

    /**
     * How far sums may be off by what is no longer summed at all, and by rounding: two sums of {@code size} terms and two walks
     * back, each step of which is off by half an ulp of the mass at most (Higham 2002, §4.2), doubled for good measure.
     */
    private static double rounding(int size, double mass) {
        return 2 * size * RoughWeights.leastWeight() + 8 * size * HALF_ULP * (mass + 1);
    }

    /** Takes the likeliest until they hold {@code mass}: how many those are. */
    private int taken(int size, double mass, double doubt) {
        list.heap();
        double taken = 0;
        int kept = 0;
        do {
            if (kept == list.size()) {
                return UNSURE;
            }
            taken += list.take();
            kept++;
            if (doubt > 0 && Math.abs(taken - mass) <= doubt) {
                return UNSURE;
            }
        } while (kept < size && taken < mass);
        return kept;
    }

    /** The index at {@code left} of the mass of all that are listed. */
    private int drawnOfAll(double left, double doubt) {
        double rest = left;
        int last = 0;
        for (int i = 0; i < list.size(); i++) {
            double weight = list.weight(i);
            if (rest < weight) {
                boolean sure = doubt == 0 || (rest > doubt && weight - rest > doubt);
                return sure ? list.index(i) : UNSURE;
            }
            rest -= weight;
            last = weight > 0 ? i : last;
        }
        return doubt == 0 ? list.index(last) : UNSURE; // the sums were rounded
    }

    /** The index at {@code position} of the mass of the first {@code kept} taken of {@code size}. */
    private int drawn(double position, int kept, int size) {
        double mass = 0;
        for (int i = 0; i < kept; i++) {
            mass += list.weightTaken(rank(i, kept, size));
        }
        double rest = position * mass;
        int last = 0;
        for (int i = 0; i < kept; i++) {
            int rank = rank(i, kept, size);
            double weight = list.weightTaken(rank);
            if (rest < weight) {
                return list.taken(rank);
            }
            rest -= weight;
            last = weight > 0 ? rank : last;
        }
        return list.taken(last); // the sums were rounded
    }

    /**
     * Which of the kept ones lies at {@code i} of the mass: the likeliest first; where fewer are dropped than kept, only as
     * many as are dropped, and the others after them in reverse. A seed's answers have always been drawn so.
     */
    private static int rank(int i, int kept, int size) {
        return i < size - kept ? i : size - 1 - i;
    }
}
