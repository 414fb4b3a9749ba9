package org.scribes.textgen.backend.local;

import java.util.List;
import java.util.Random;

/** A decoder that wants to open a quotation every few tokens, wherever it is: a space, and then a mark. */
final class QuotingDecoder implements Decoder {
    private static final float WANTED = 100;
    private static final int EVERY = 4;

    private final Decoder decoder;
    private final List<Integer> spaces;
    private final List<Integer> marks;
    private final Random random;

    QuotingDecoder(Decoder decoder, List<Integer> spaces, List<Integer> marks, Random random) {
        this.decoder = decoder;
        this.spaces = spaces;
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
            private boolean spaced;

            @Override
            public float[] advance(int[] tokens) {
                float[] scores = sequence.advance(tokens);
                if (spaced) {
                    want(scores, marks);
                    spaced = false;
                } else if (random.nextInt(EVERY) == 0) {
                    want(scores, spaces);
                    spaced = true;
                }
                return scores;
            }

            private void want(float[] scores, List<Integer> tokens) {
                if (!tokens.isEmpty()) {
                    scores[tokens.get(random.nextInt(tokens.size()))] += WANTED;
                }
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
