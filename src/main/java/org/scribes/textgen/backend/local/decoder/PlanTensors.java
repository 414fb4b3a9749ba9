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

/** Gathers the tensors of a plan in the order in which a family's text reads them. */
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

    /** A part of a linear layer by the name of its module, with the number of its outputs. */
    record Rows(String module, long rows) {}

    /** What is added from here on is used in {@code layer}. */
    void enter(int next) {
        layer = next;
    }

    /** A table whose rows are looked up. */
    void table(String module, long rows) {
        plain.add(new Plain(layer, matrix(module, rows, config.hiddenSize())));
    }

    /** The weight of an RMS norm. */
    void rmsNorm(String module, long width) {
        plain.add(new Plain(layer, new TensorName(module + WEIGHT, List.of(width))));
    }

    /** The weight and the bias of a layer norm. */
    void layerNorm(String module) {
        rmsNorm(module, config.hiddenSize());
        plain.add(new Plain(layer, bias(new Rows(module, config.hiddenSize()))));
    }

    /** A linear layer, its parts joined along their outputs. */
    void linear(boolean biased, long inputs, Rows... parts) {
        linears.add(new Linear(
                layer,
                Stream.of(parts)
                        .map(part -> new Part(matrix(part.module(), part.rows(), inputs), false))
                        .toList(),
                Stream.of(parts).filter(part -> biased).map(PlanTensors::bias).toList()));
    }

    /** A linear layer with a bias that the checkpoint holds the other way round: transformers' {@code Conv1D}. */
    void conv1d(String module, long inputs, long outputs) {
        Part part = new Part(matrix(module, inputs, outputs), true);
        linears.add(new Linear(layer, List.of(part), List.of(bias(new Rows(module, outputs)))));
    }

    /** The head, which is the embedding where they are tied. */
    void head(String module, String embedding, boolean biased) {
        Rows own = new Rows(module, config.vocabSize());
        String weights = config.tieWordEmbeddings() ? embedding : module;
        linears.add(new Linear(
                layer,
                List.of(new Part(matrix(weights, config.vocabSize(), config.hiddenSize()), false)),
                biased ? List.of(bias(own)) : List.of()));
    }

    /** The plan of {@code resource}, the family's text, with the sizes that only it has. */
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

    /** A window as wide as the context hides nothing. */
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
