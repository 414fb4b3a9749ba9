package org.scribes.textgen.backend.local.decoder;

/** A decoder that forwards everything except steps. */
public abstract class ForwardingDecoder implements Decoder {
    public final Decoder decoder;

    public ForwardingDecoder(Decoder decoder) {
        this.decoder = decoder;
    }

    /** Changes the logits of the {@code index}th requested row. */
    @FunctionalInterface
    interface Change {
        void apply(int index, float[] logits);
    }

    /** Applies {@code change} to {@code logits}. */
    static StepLogits changed(StepLogits logits, Change change) {
        return new StepLogits() {
            @Override
            public void copy(int index, float[] into) {
                logits.copy(index, into);
                change.apply(index, into);
            }

            @Override
            public void close() {
                logits.close();
            }
        };
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
    public void copy(int from, int to, int length) {
        decoder.copy(from, to, length);
    }

    @Override
    public void close() {
        decoder.close();
    }
}
