package org.scribes.textgen.backend.local.sampling;

import java.util.random.RandomGenerator;

/**
 * Samples as {@link RandomChoice}, but only from the typical tokens: those whose information is closest to the entropy,
 * up to a mass (Meister et al. 2022, as Hugging Face's {@code TypicalLogitsWarper} after temperature, top-k and top-p).
 * Tokens as close as the last one are kept too. Each choice consumes one random number.
 */
final class TypicalChoice implements Choice {
    private final RandomGenerator random;
    private final double temperature;
    private final double topP;
    private final int topK;
    private final double mass;
    private final Shortlist likely = new Shortlist();
    private final Shortlist typical = new Shortlist();
    private float[] closeness = {};
    /** Whether all candidates are kept, so that none is taken from the heap. */
    private boolean listed;

    /** @param parameters with a temperature above 0 and a typical mass */
    TypicalChoice(SamplingParameters parameters, RandomGenerator random) {
        this.random = random;
        this.temperature = parameters.temperature();
        this.topP = parameters.topP();
        this.topK = parameters.topK();
        this.mass = parameters.adjustments().typicalP().orElseThrow();
    }

    @Override
    public int index(float[] logits, int size) {
        double position = random.nextDouble();
        float highest = logits[Logits.argmax(logits, size)];
        if (highest == Float.NEGATIVE_INFINITY) {
            return 0;
        }
        likely.collect(logits, size, highest, Float.NEGATIVE_INFINITY, temperature);
        listed = topP >= 1 && (topK == 0 || topK >= size);
        int kept = listed ? size : takeLikely(size);
        double sum = 0;
        for (int i = 0; i < kept; i++) {
            sum += weight(i);
        }
        measure(kept, sum);
        int drawn = drawn(position, takeTypical(kept, sum));
        return listed ? likely.index(drawn) : likely.taken(drawn);
    }

    /** Takes the candidates that top-k and top-p keep, the likeliest first. Returns their number. */
    private int takeLikely(int size) {
        boolean limited = topK > 0 && topK < size;
        int most = limited ? topK : size;
        double all = limited ? 0 : likely.mass();
        likely.heapify();
        for (int i = 0; i < most && limited; i++) {
            all += likely.take();
        }
        if (topP >= 1) {
            return most;
        }
        double taken = 0;
        int kept = 0;
        do {
            taken += limited ? likely.weightTaken(kept) : likely.take();
            kept++;
        } while (kept < most && taken < topP * all);
        return kept;
    }

    /** The weight of the {@code i}-th kept candidate: by likelihood, or in order if all are kept. */
    private double weight(int i) {
        return listed ? likely.weight(i) : likely.weightTaken(i);
    }

    private float logit(int i) {
        return listed ? likely.logit(i) : likely.logitTaken(i);
    }

    /** Computes how far each candidate's information is from the entropy, as a negative number. */
    private void measure(int kept, double sum) {
        double logOfSum = Math.log(sum);
        double entropy = 0;
        for (int i = 0; i < kept; i++) {
            double weight = weight(i);
            entropy += weight == 0 ? 0 : weight / sum * (logOfSum - logit(i));
        }
        closeness = closeness.length < kept ? new float[kept] : closeness;
        for (int i = 0; i < kept; i++) {
            closeness[i] = (float) -Math.abs(logOfSum - logit(i) - entropy);
        }
    }

    /** Takes the most typical candidates until they hold the mass, and those equal to the last. Returns their number. */
    private int takeTypical(int kept, double sum) {
        typical.collect(closeness, kept, 0, Float.NEGATIVE_INFINITY, 1);
        typical.heapify();
        double taken = 0;
        int count = 0;
        do {
            typical.take();
            taken += weight(typical.taken(count++));
        } while (count < kept && taken < mass * sum);
        float last = typical.logitTaken(count - 1);
        while (count < kept) {
            typical.take();
            if (typical.logitTaken(count) < last) {
                break;
            }
            count++;
        }
        return count;
    }

    /** The kept candidate at {@code position} of the mass of the first {@code count} typical ones. */
    private int drawn(double position, int count) {
        double held = 0;
        for (int i = 0; i < count; i++) {
            held += weight(typical.taken(i));
        }
        double rest = position * held;
        int last = typical.taken(0);
        for (int i = 0; i < count; i++) {
            int rank = typical.taken(i);
            double weight = weight(rank);
            if (rest < weight) {
                return rank;
            }
            rest -= weight;
            last = weight > 0 ? rank : last;
        }
        return last; // rounding left a remainder
    }
}
