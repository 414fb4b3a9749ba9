package org.scribes.textgen.backend.local;

import java.util.Arrays;

/** Times a decoder's steps; can be made to repeat its prompt, whose weights would say anything. */
final class TimedDecoder implements Decoder {
    private static final float CERTAIN = 1000;

    private final Decoder decoder;
    private int cycle;
    private int promptLength;
    private long inside;

    TimedDecoder(Decoder decoder) {
        this.decoder = decoder;
    }

    /**
     * From now on it wants to repeat tokens.
     *
     * @param count how many, over and over; 0: it says what it says
     * @param length of the prompt whose first tokens they are
     */
    void repeats(int count, int length) {
        cycle = count;
        promptLength = length;
    }

    /** Counts from now on. */
    void begin() {
        inside = 0;
    }

    /** In libtorch, all steps together. */
    double insideSeconds() {
        return inside / 1e9;
    }

    @Override
    public int vocabularySize() {
        return decoder.vocabularySize();
    }

    @Override
    public void reserve(int tokens) {
        decoder.reserve(tokens);
    }

    @Override
    public Scores step(Step step) {
        long start = System.nanoTime();
        Scores scores = decoder.step(step);
        inside += System.nanoTime() - start;
        return cycle == 0 ? scores : repeating(step, scores);
    }

    private Scores repeating(Step step, Scores scores) {
        long[] wanted = step.wanted();
        long[] positions = step.positions();
        return new Scores() {
            @Override
            public void read(int index, float[] into) {
                scores.read(index, into);
                Arrays.fill(into, 0);
                int next = (int) positions[(int) wanted[index]] + 1 - promptLength;
                into[300 + Math.floorMod(next, cycle) * 7919 % 30_000] = CERTAIN;
            }

            @Override
            public void close() {
                scores.close();
            }
        };
    }

    @Override
    public void copy(int from, int to, int length) {
        decoder.copy(from, to, length);
    }

    @Override
    public void close() {
        decoder.close();
    }
}
