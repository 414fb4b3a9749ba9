package org.scribes.textgen.backend.local;

import java.util.List;
import java.util.Random;

/** A decoder that wants to open quotations every few tokens, wherever it is. */
final class QuotingDecoder implements Decoder {
    private static final float WANTED = 100;
    private static final int EVERY = 5;

    private final Decoder decoder;
    private final List<Integer> marks;
    private final Random random;

    /** @param marks the tokens that open quotations */
    QuotingDecoder(Decoder decoder, List<Integer> marks, Random random) {
        this.decoder = decoder;
        this.marks = marks;
        this.random = random;
    }

    @Override
    public int vocabularySize() {
        return decoder.vocabularySize();
    }

    @Override
    public Sequence begin(int capacity) {
        Sequence sequence = decoder.begin(capacity);
        return new Sequence() {
            @Override
            public float[] advance(int[] tokens) {
                float[] scores = sequence.advance(tokens);
                if (!marks.isEmpty() && random.nextInt(EVERY) == 0) {
                    scores[marks.get(random.nextInt(marks.size()))] += WANTED;
                }
                return scores;
            }

            @Override
            public void close() {
                sequence.close();
            }
        };
    }

    @Override
    public void close() {
        decoder.close();
    }
}
