package org.scribes.textgen.backend.local;

import ai.djl.MalformedModelException;
import ai.djl.Model;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtModel;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.IValue;
import ai.djl.pytorch.jni.IValueUtils;
import ai.djl.pytorch.jni.JniUtils;
import com.google.errorprone.annotations.CheckReturnValue;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;

/** A decoder whose arithmetic is a TorchScript text: one call into libtorch a step. */
final class TorchScriptDecoder implements Decoder {
    private static final List<String> LISTS = List.of("staged", "weights", "sizes", "epsilons", "frequencies");

    private final PtModel model;
    private final PtSymbolBlock block;
    private final int vocabularySize;

    private TorchScriptDecoder(PtModel model, int vocabularySize) {
        this.model = model;
        this.block = (PtSymbolBlock) model.getBlock();
        this.vocabularySize = vocabularySize;
    }

    /**
     * Compiles the plan's text; the weights follow by {@link #stage} and {@link #keep}. The decoder belongs to the calling
     * thread from then on: libtorch keeps settings a thread.
     */
    static TorchScriptDecoder compile(DecoderPlan plan, int vocabularySize) {
        Engine.getEngine("PyTorch"); // loads libtorch, the first time
        JniUtils.setGraphExecutorOptimize(false); // of this thread; the optimiser loses writes to attributes
        PtModel model = (PtModel) Model.newInstance(plan.className(), "PyTorch");
        try {
            model.load(new ByteArrayInputStream(TorchScriptArchive.of(plan.className(), plan.resource(), LISTS)));
        } catch (IOException e) {
            model.close();
            throw new UncheckedIOException(e);
        } catch (MalformedModelException e) {
            model.close();
            throw new IllegalStateException("libtorch refuses " + plan.resource(), e);
        }
        TorchScriptDecoder decoder = new TorchScriptDecoder(model, vocabularySize);
        decoder.configure(plan);
        return decoder;
    }

    private void configure(DecoderPlan plan) {
        float[] frequencies = new float[plan.frequencies().size()];
        for (int i = 0; i < frequencies.length; i++) {
            frequencies[i] = plan.frequencies().get(i);
        }
        try (PtNDManager scope = newScope()) {
            run(
                            "configure",
                            IValue.listFrom(plan.sizes().stream()
                                    .mapToLong(Long::longValue)
                                    .toArray()),
                            IValue.from(plan.epsilon()),
                            IValue.from((PtNDArray) scope.create(frequencies)))
                    .close();
        }
    }

    /** Takes a tensor as a checkpoint holds it, in pieces; it is copied and converted to {@code target}. */
    void stage(List<ByteBuffer> bytes, TorchType type, List<Long> shape, TorchType target) {
        try (PtNDManager scope = newScope()) {
            PtNDArray[] pieces = bytes.stream()
                    .map(piece -> scope.create(piece, new Shape(piece.remaining()), DataType.UINT8))
                    .toArray(PtNDArray[]::new);
            run(
                            "stage",
                            IValue.listFrom(pieces),
                            IValue.from((long) type.code()),
                            IValue.listFrom(
                                    shape.stream().mapToLong(Long::longValue).toArray()),
                            IValue.from((long) target.code()))
                    .close();
        }
    }

    /** Joins the staged tensors along their rows into the decoder's next weight. */
    void keep() {
        run("keep").close();
    }

    /** Makes an earlier weight the decoder's next one too. */
    void reuse(int index) {
        run("reuse", IValue.from((long) index)).close();
    }

    @Override
    public int vocabularySize() {
        return vocabularySize;
    }

    @Override
    public Sequence begin(int capacity) {
        return new CachedSequence(capacity);
    }

    @Override
    public void close() {
        model.close();
    }

    private PtNDManager newScope() {
        return (PtNDManager) model.getNDManager().newSubManager();
    }

    @CheckReturnValue
    private IValue run(String method, IValue... arguments) {
        try {
            return IValueUtils.runMethod(block, method, arguments);
        } finally {
            Arrays.stream(arguments).forEach(IValue::close);
        }
    }

    /** Keys and values of one sequence, in a scope of their own. */
    private final class CachedSequence implements Sequence {
        private final PtNDManager scope = newScope();
        private final PtNDArray[] cache;
        private int length;

        CachedSequence(int capacity) {
            try (IValue tensors = run("cache", IValue.from((long) capacity))) {
                cache = tensors.toTensorArray(scope);
            }
        }

        @Override
        public float[] advance(int[] tokens) {
            long[] ids = Arrays.stream(tokens).asLongStream().toArray();
            try (PtNDManager step = (PtNDManager) scope.newSubManager();
                    IValue scores = run(
                            "advance",
                            IValue.from((PtNDArray) step.create(ids)),
                            IValue.from((long) length),
                            IValue.listFrom(cache));
                    NDArray logits = scores.toTensor(step)) {
                length += tokens.length;
                return logits.toFloatArray();
            }
        }

        @Override
        public void close() {
            scope.close();
        }
    }
}
