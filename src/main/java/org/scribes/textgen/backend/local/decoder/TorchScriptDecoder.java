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

/** A decoder whose arithmetic is a TorchScript text: one call into libtorch a step. */
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
     * Compiles the plan's text; the weights follow. The decoder belongs to the calling thread from then on: libtorch keeps
     * settings a thread.
     *
     * @param devices of the layers, such as {@code cpu} and {@code cuda:0}
     */
    static TorchScriptDecoder compile(DecoderPlan plan, Numerics numerics, List<String> devices, int vocabularySize) {
        Engine.getEngine("PyTorch"); // loads libtorch, the first time
        JniUtils.setGraphExecutorOptimize(false); // of this thread; the optimiser loses writes to attributes
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

    /** What libtorch loads, here and anywhere else. */
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

    /** A tensor as a checkpoint holds it: its bytes in pieces, its type and its shape. */
    record Raw(List<ByteBuffer> bytes, TorchType type, List<Long> shape) {}

    /** Keeps the next plain weight in the type {@code target}. */
    void plain(Raw tensor, TorchType target, String device) {
        give("keep_plain", tensor, IValue.from((long) target.code()), IValue.from(device));
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

    /** Fills rows of the matrix begun, from {@code at} on. */
    void fillTable(long at, Raw rows) {
        give("fill_table", rows, IValue.from(at));
    }

    /** Begins the next part of a linear layer. */
    void begin(long rows, long columns, String device) {
        run("begin", IValue.from(rows), IValue.from(columns), IValue.from(device))
                .close();
    }

    /**
     * Fills rows of the part begun, from {@code at} on.
     *
     * @param most the largest magnitude of an int8 weight
     */
    void fill(long at, Raw rows, boolean transposed, int most) {
        give("fill", rows, IValue.from(at), IValue.from(transposed), IValue.from((double) most));
    }

    /** Ends the part begun. */
    void part() {
        run("part").close();
    }

    /** Ends the linear layer, whose biases may follow. */
    void end(String device) {
        run("end", IValue.from(device)).close();
    }

    /** Makes a plain weight the next linear layer too. */
    void tie(int plain, String device) {
        run("tie", IValue.from((long) plain), IValue.from(device)).close();
    }

    /** Adds to the biases of the linear layer that ended last. */
    void bias(Raw tensor, String device) {
        give("keep_bias", tensor, IValue.from(device));
    }

    private void give(String method, Raw tensor, IValue... more) {
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
    public Scores step(BatchStep step) {
        PtNDManager scope = newScope();
        boolean done = false;
        try (IValue scores = run(
                "step",
                tensor(scope, step.tokens()),
                tensor(scope, step.positions()),
                tensor(scope, step.places()),
                IValue.listFrom(step.spans().stream()
                        .flatMapToLong(span -> LongStream.of(span.row(), span.rows(), span.start(), span.length()))
                        .toArray()),
                tensor(scope, step.wanted()))) {
            Scores result = new TensorScores(scope, scores.toTensor(scope), vocabularySize);
            done = true;
            return result;
        } finally {
            if (!done) {
                scope.close();
            }
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

    /** Scores as libtorch left them. */
    private static final class TensorScores implements Scores {
        private final PtNDManager scope;
        private final FloatBuffer values;
        private final int width;

        TensorScores(PtNDManager scope, PtNDArray tensor, int width) {
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
