package org.scribes.textgen.backend.local.decoder;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.scribes.textgen.backend.local.decoder.DecoderPlan.Linear;
import org.scribes.textgen.backend.local.decoder.DecoderPlan.Part;
import org.scribes.textgen.backend.local.decoder.DecoderPlan.Plain;
import org.scribes.textgen.backend.local.decoder.DecoderPlan.TensorName;
import org.scribes.textgen.checkpoint.ModelConfig;

/** Collects the tensors of a plan in the order of the family's source. */
final class PlanTensors {
    private static final String WEIGHT = ".weight";
    private static final String BIAS = ".bias";

    private final ModelConfig config;
    private final List<Plain> plain = new ArrayList<>();
    private final List<Linear> linears = new ArrayList<>();
    private int layer = -1;

    PlanTensors(ModelConfig config) {
        this.config = config;
    }

    /**
     * A part of a linear layer.
     *
     * @param module the name of its module
     * @param rows the number of its outputs
     */
    record Rows(String module, long rows) {}

    /** Sets the layer of the tensors that follow. */
    void enterLayer(int index) {
        layer = index;
    }

    /** Adds an embedding table. */
    void table(String module, long rows) {
        plain.add(new Plain(layer, matrix(module, rows, config.hiddenSize())));
    }

    /** Adds the weight of an RMS norm. */
    void rmsNorm(String module, long width) {
        plain.add(new Plain(layer, new TensorName(module + WEIGHT, List.of(width))));
    }

    /** Adds the weight and bias of a layer norm. */
    void layerNorm(String module) {
        rmsNorm(module, config.hiddenSize());
        plain.add(new Plain(layer, bias(new Rows(module, config.hiddenSize()))));
    }

    /** Adds a linear layer whose parts are joined along their outputs. */
    void linear(boolean biased, long inputs, Rows... parts) {
        linears.add(new Linear(
                layer,
                Stream.of(parts)
                        .map(part -> new Part(matrix(part.module(), part.rows(), inputs), false))
                        .toList(),
                Stream.of(parts).filter(part -> biased).map(PlanTensors::bias).toList()));
    }

    /** Adds a transposed linear layer with a bias: transformers' {@code Conv1D}. */
    void conv1d(String module, long inputs, long outputs) {
        Part part = new Part(matrix(module, inputs, outputs), true);
        linears.add(new Linear(layer, List.of(part), List.of(bias(new Rows(module, outputs)))));
    }

    /** Adds the head, which is the embedding if they are tied. */
    void head(String module, String embedding, boolean biased) {
        Rows own = new Rows(module, config.vocabSize());
        String weights = config.tieWordEmbeddings() ? embedding : module;
        linears.add(new Linear(
                layer,
                List.of(new Part(matrix(weights, config.vocabSize(), config.hiddenSize()), false)),
                biased ? List.of(bias(own)) : List.of()));
    }

    /**
     * Creates the plan.
     *
     * @param resource the family's source
     * @param extras additional sizes for the source
     */
    DecoderPlan plan(String resource, Long... extras) {
        return new DecoderPlan(
                resource,
                new DecoderPlan.Attention(
                        config.heads(),
                        config.kvHeads(),
                        config.headDim(),
                        config.rope().rotaryDim()),
                List.of(extras),
                IntStream.range(0, config.layers()).mapToObj(this::window).toList(),
                config.normEps(),
                RotaryPositions.frequencies(config.rope()),
                plain,
                linears);
    }

    /** A window at least as wide as the context has no effect. */
    private int window(int index) {
        int window = config.windowOf(index).orElse(0);
        return window < config.maxPositionEmbeddings() ? window : 0;
    }

    private static TensorName matrix(String module, long rows, long columns) {
        return new TensorName(module + WEIGHT, List.of(rows, columns));
    }

    private static TensorName bias(Rows part) {
        return new TensorName(part.module() + BIAS, List.of(part.rows()));
    }
}
