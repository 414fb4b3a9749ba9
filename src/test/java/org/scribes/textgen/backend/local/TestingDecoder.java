package org.scribes.textgen.backend.local;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** A decoder that wants a given answer after any prompt of two tokens or more, and counts what it is asked. */
final class TestingDecoder implements Decoder {
    private final int vocabulary;
    private final int[] answer;
    final List<Integer> steps = new ArrayList<>();
    final AtomicInteger open = new AtomicInteger();
    Runnable beforeStep = () -> {};

    TestingDecoder(int vocabulary, int... answer) {
        this.vocabulary = vocabulary;
        this.answer = answer;
    }

    @Override
    public int vocabularySize() {
        return vocabulary;
    }

    @Override
    public Sequence begin(int capacity) {
        open.incrementAndGet();
        return new Sequence() {
            private int position;
            private int length;

            @Override
            public float[] advance(int[] tokens) {
                length += tokens.length;
                if (length > capacity) {
                    throw new IllegalStateException("more tokens than were asked room for");
                }
                beforeStep.run();
                steps.add(tokens.length);
                position += tokens.length == 1 ? 1 : 0;
                float[] scores = new float[vocabulary];
                scores[answer[Math.min(position, answer.length - 1)]] = 10;
                return scores;
            }

            @Override
            public void close() {
                open.decrementAndGet();
            }
        };
    }

    @Override
    public void close() {}
}
