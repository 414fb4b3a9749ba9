package org.scribes.textgen.backend.local.decoder;

import ai.djl.MalformedModelException;
import ai.djl.Model;
import ai.djl.engine.Engine;
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
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** A decoder that computes in TorchScript, with one libtorch call per step. */
final class TorchScriptDecoder implements Decoder {
    private static final String NAME = "Decoder";
    private static final String COMMON = "/torchscript/decoder.py";
    private static final List<String> LISTS = List.of(
            "staged",
            "plain",
            "matrices",
            "scales",
            "packed",
            "parts",
            "rows",
            "biases",
            "sizes",
            "windows",
            "epsilons",
            "frequencies",
            "devices",
            "keys",
            "values");

    private final PtModel model;
    private final PtSymbolBlock block;
    private final int vocabularySize;

    private TorchScriptDecoder(PtModel model, int vocabularySize) {
        this.model = model;
        this.block = (PtSymbolBlock) model.getBlock();
        this.vocabularySize = vocabularySize;
    }

    /**
     * Compiles the plan's source without weights. The decoder is confined to the calling thread, as libtorch keeps
     * settings per thread.
     *
     * @param devices the device of each layer, such as {@code cpu} and {@code cuda:0}
     */
    static TorchScriptDecoder compile(DecoderPlan plan, Numerics numerics, List<String> devices, int vocabularySize) {
        Engine.getEngine("PyTorch"); // loads libtorch on first use
        JniUtils.setGraphExecutorOptimize(false); // for this thread; the optimiser loses writes to attributes
        PtModel model = (PtModel) Model.newInstance(NAME, "PyTorch");
        try {
            model.load(new ByteArrayInputStream(archive(plan)));
        } catch (IOException e) {
            model.close();
            throw new UncheckedIOException(e);
        } catch (MalformedModelException e) {
            model.close();
            throw new IllegalStateException("libtorch refuses " + plan.resource(), e);
        }
        TorchScriptDecoder decoder = new TorchScriptDecoder(model, vocabularySize);
        decoder.configure(plan, numerics);
        devices.forEach(device -> decoder.run("place", IValue.from(device)).close());
        return decoder;
    }

    /** The archive that libtorch loads. */
    static byte[] archive(DecoderPlan plan) {
        return TorchScriptArchive.of(NAME, List.of(COMMON, plan.resource()), LISTS);
    }

    private void configure(DecoderPlan plan, Numerics numerics) {
        DecoderPlan.Attention attention = plan.attention();
        LongStream common = LongStream.of(
                plan.layers(),
                attention.heads(),
                attention.kvHeads(),
                attention.width(),
                attention.rotaryWidth(),
                numerics.weights().code(),
                numerics.compute().code(),
                Numerics.GROUP);
        long[] sizes = LongStream.concat(common, longs(plan.extras())).toArray();
        float[] frequencies = new float[plan.frequencies().size()];
        for (int i = 0; i < frequencies.length; i++) {
            frequencies[i] = plan.frequencies().get(i);
        }
        try (PtNDManager scope = newScope()) {
            run(
                            "configure",
                            IValue.listFrom(sizes),
                            IValue.listFrom(plan.windows().stream()
                                    .mapToLong(Integer::longValue)
                                    .toArray()),
                            IValue.from(plan.epsilon()),
                            IValue.from((PtNDArray) scope.create(frequencies)))
                    .close();
        }
    }

    private static LongStream longs(List<Long> values) {
        return values.stream().mapToLong(Long::longValue);
    }

    /**
     * A tensor as stored in a checkpoint.
     *
     * @param bytes its bytes in pieces
     */
    record Raw(List<ByteBuffer> bytes, TorchType type, List<Long> shape) {}

    /** Adds the next plain weight, converted to {@code target}. */
    void addPlain(Raw tensor, TorchType target, String device) {
        pass("keep_plain", tensor, IValue.from((long) target.code()), IValue.from(device));
    }

    /** Begins the next plain weight, a matrix of {@code type}. */
    void beginTable(long rows, long columns, TorchType type, String device) {
        run(
                        "begin_table",
                        IValue.from(rows),
                        IValue.from(columns),
                        IValue.from((long) type.code()),
                        IValue.from(device))
                .close();
    }

    /** Fills rows of the current matrix, from row {@code at}. */
    void fillTable(long at, Raw rows) {
        pass("fill_table", rows, IValue.from(at));
    }

    /** Begins the next part of a linear layer. */
    void beginPart(long rows, long columns, String device) {
        run("begin", IValue.from(rows), IValue.from(columns), IValue.from(device))
                .close();
    }

    /**
     * Fills rows of the current part, from row {@code at}.
     *
     * @param limit the maximum magnitude of an int8 weight
     */
    void fillPart(long at, Raw rows, boolean transposed, int limit) {
        pass("fill", rows, IValue.from(at), IValue.from(transposed), IValue.from((double) limit));
    }

    /** Ends the current part. */
    void endPart() {
        run("part").close();
    }

    /** Ends the linear layer. Its biases may follow. */
    void endLinear(String device) {
        run("end", IValue.from(device)).close();
    }

    /** Adds a linear layer that shares a plain weight. */
    void addTied(int plain, String device) {
        run("tie", IValue.from((long) plain), IValue.from(device)).close();
    }

    /** Adds to the biases of the last linear layer. */
    void addBias(Raw tensor, String device) {
        pass("keep_bias", tensor, IValue.from(device));
    }

    private void pass(String method, Raw tensor, IValue... more) {
        try (PtNDManager scope = newScope()) {
            Stream<IValue> first = Stream.of(
                    pieces(scope, tensor.bytes()),
                    IValue.from((long) tensor.type().code()),
                    IValue.listFrom(longs(tensor.shape()).toArray()));
            run(method, Stream.concat(first, Arrays.stream(more)).toArray(IValue[]::new))
                    .close();
        }
    }

    private static IValue pieces(PtNDManager scope, List<ByteBuffer> bytes) {
        return IValue.listFrom(bytes.stream()
                .map(piece -> scope.create(piece, new Shape(piece.remaining()), DataType.UINT8))
                .toArray(PtNDArray[]::new));
    }

    @Override
    public int vocabularySize() {
        return vocabularySize;
    }

    @Override
    public void reserve(int tokens) {
        run("reserve", IValue.from((long) tokens)).close();
    }

    @Override
    public void copy(int from, int to, int length) {
        run("move", IValue.from((long) from), IValue.from((long) to), IValue.from((long) length))
                .close();
    }

    @Override
    public StepLogits step(BatchStep step) {
        PtNDManager scope = newScope();
        try (IValue logits = run(
                "step",
                tensor(scope, step.tokens()),
                tensor(scope, step.positions()),
                tensor(scope, step.slots()),
                IValue.listFrom(step.spans().stream()
                        .flatMapToLong(
                                span -> LongStream.of(span.firstRow(), span.rows(), span.kvStart(), span.length()))
                        .toArray()),
                tensor(scope, step.logitsRows()))) {
            return new TensorLogits(scope, logits.toTensor(scope), vocabularySize);
        } catch (RuntimeException | Error e) {
            scope.close();
            throw e;
        }
    }

    private static IValue tensor(PtNDManager scope, long[] values) {
        return IValue.from((PtNDArray) scope.create(values));
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

    /** Logits in libtorch's memory. */
    private static final class TensorLogits implements StepLogits {
        private final PtNDManager scope;
        private final FloatBuffer values;
        private final int width;

        TensorLogits(PtNDManager scope, PtNDArray tensor, int width) {
            this.scope = scope;
            this.values = tensor.isEmpty()
                    ? FloatBuffer.allocate(0)
                    : tensor.toByteBuffer(true).order(ByteOrder.nativeOrder()).asFloatBuffer();
            this.width = width;
        }

        @Override
        public void copy(int index, float[] into) {
            values.get(index * width, into, 0, width);
        }

        @Override
        public void close() {
            scope.close();
        }
    }
}
