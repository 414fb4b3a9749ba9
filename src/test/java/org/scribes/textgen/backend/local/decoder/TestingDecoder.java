package org.scribes.textgen.backend.local.decoder;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntConsumer;

/**
 * A decoder that gives a fixed answer to any prompt and records its calls. The chosen token depends only on the number
 * of tokens after the prompt, so proposals are verified correctly.
 */
public final class TestingDecoder implements Decoder {
    private final int vocabulary;
    private final int promptLength;
    private final int[] answer;
    /** The number of rows in each step. */
    public final List<Integer> steps = new ArrayList<>();

    public Runnable beforeStep = () -> {};
    public Runnable beforeCopy = () -> {};
    public IntConsumer beforeRows = rows -> {};
    public IntConsumer afterStep = rows -> {};

    public TestingDecoder(int vocabulary, int promptLength, int... answer) {
        this.vocabulary = vocabulary;
        this.promptLength = promptLength;
        this.answer = answer;
    }

    @Override
    public int vocabularySize() {
        return vocabulary;
    }

    @Override
    public void reserve(int tokens) {}

    @Override
    public void copy(int from, int to, int length) {
        beforeCopy.run();
    }

    @Override
    public StepLogits step(BatchStep step) {
        beforeStep.run();
        beforeRows.accept(step.rows());
        steps.add(step.rows());
        afterStep.accept(step.rows());
        long[] positions = step.positions();
        long[] logitsRows = step.logitsRows();
        return new StepLogits() {
            @Override
            public void copy(int index, float[] into) {
                Arrays.fill(into, 0);
                int position = (int) positions[(int) logitsRows[index]] + 1 - promptLength;
                into[answer[Math.min(Math.max(position, 0), answer.length - 1)]] = 10;
            }

            @Override
            public void close() {}
        };
    }

    @Override
    public void close() {}
}
