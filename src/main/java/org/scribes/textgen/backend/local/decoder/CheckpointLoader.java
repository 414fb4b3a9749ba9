package org.scribes.textgen.backend.local.decoder;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.DoubleConsumer;
import java.util.stream.Stream;
import org.scribes.textgen.backend.local.decoder.DecoderPlan.Linear;
import org.scribes.textgen.backend.local.decoder.DecoderPlan.Part;
import org.scribes.textgen.backend.local.decoder.DecoderPlan.Plain;
import org.scribes.textgen.backend.local.decoder.DecoderPlan.TensorName;
import org.scribes.textgen.backend.local.decoder.TorchScriptDecoder.Raw;
import org.scribes.textgen.checkpoint.Dtype;
import org.scribes.textgen.checkpoint.TensorInfo;
import org.scribes.textgen.checkpoint.Weights;
import org.scribes.textgen.domain.ModelLoadException;

/**
 * Brings a checkpoint's weights into a decoder, a block of rows at a time, so that hardly any are held twice. A transposed
 * tensor, as GPT-2 has them, comes whole: its rows are the layer's columns.
 */
final class CheckpointLoader {
    /** What a model with a head puts before the names of the model inside it, as GPT-2's later files do. */
    private static final String BASE_MODEL = "transformer.";

    private final Weights weights;
    private final TorchScriptDecoder decoder;
    private final DecoderPlan plan;
    private final Numerics numerics;
    private final List<String> devices;

    private CheckpointLoader(
            Weights weights, TorchScriptDecoder decoder, DecoderPlan plan, Numerics numerics, List<String> devices) {
        this.weights = weights;
        this.decoder = decoder;
        this.plan = plan;
        this.numerics = numerics;
        this.devices = devices;
    }

    /**
     * Loads the decoder of the checkpoint in {@code folder}.
     *
     * @param wanted how its tensors become the decoder's weights
     * @param vocabularySize the length of its scores
     * @param devices of the layers
     * @param progress takes the share that is loaded, from 0 to 1
     * @throws ModelLoadException where the checkpoint is not sound, before memory is taken for its weights
     */
    static Decoder load(
            Path folder,
            DecoderPlan wanted,
            int vocabularySize,
            Numerics numerics,
            List<String> devices,
            DoubleConsumer progress) {
        try (Weights weights = Weights.open(folder)) {
            DecoderPlan plan = wanted.renamed(name -> nameIn(weights.names(), name));
            check(plan, numerics, weights);
            TorchScriptDecoder decoder = TorchScriptDecoder.compile(plan, numerics, devices, vocabularySize);
            boolean filled = false;
            try {
                new CheckpointLoader(weights, decoder, plan, numerics, devices).fill(progress);
                filled = true;
                return decoder;
            } finally {
                if (!filled) {
                    decoder.close();
                }
            }
        }
    }

    private static String nameIn(Set<String> names, String name) {
        return !names.contains(name) && names.contains(BASE_MODEL + name) ? BASE_MODEL + name : name;
    }

    private static void check(DecoderPlan plan, Numerics numerics, Weights weights) {
        Set<String> checked = new HashSet<>();
        Stream<TensorName> plain = plan.plain().stream().map(Plain::tensor);
        Stream<TensorName> linear = plan.linears().stream()
                .flatMap(layer -> Stream.concat(layer.weights().stream().map(Part::tensor), layer.bias().stream()));
        Stream.concat(plain, linear)
                .filter(tensor -> checked.add(tensor.name()))
                .forEach(tensor -> check(tensor, weights));
        if (numerics.weights() == Numerics.Weights.INT4) {
            plan.linears().stream()
                    .filter(layer -> layer.columns() % Numerics.GROUP != 0)
                    .findFirst()
                    .ifPresent(CheckpointLoader::refuseInt4);
        }
    }

    private static void refuseInt4(Linear layer) {
        throw new ModelLoadException(
                "config.json",
                "int4 needs layers whose width is a multiple of %d; %s is %d wide: use int8"
                        .formatted(
                                Numerics.GROUP, layer.weights().get(0).tensor().name(), layer.columns()));
    }

    private static void check(TensorName part, Weights weights) {
        TensorInfo info = weights.info(part.name());
        if (!info.shape().equals(part.shape())) {
            throw new ModelLoadException(
                    weights.fileOf(part.name()),
                    "tensor %s has the shape %s; config.json asks for %s"
                            .formatted(part.name(), info.shape(), part.shape()));
        }
        type(part, weights);
    }

    private void fill(DoubleConsumer progress) {
        int all = plan.plain().size() + plan.linears().size();
        int done = 0;
        for (Plain plain : plan.plain()) {
            fill(plain);
            progress.accept(++done / (double) all);
        }
        for (Linear linear : plan.linears()) {
            fill(linear);
            progress.accept(++done / (double) all);
        }
    }

    private void fill(Plain plain) {
        TensorName tensor = plain.tensor();
        String device = device(plain.layer());
        if (tensor.shape().size() != 2) {
            decoder.plain(whole(tensor, weights), plainType(tensor), device);
            return;
        }
        long rows = tensor.shape().get(0);
        long columns = tensor.shape().get(1);
        decoder.beginTable(rows, columns, plainType(tensor), device);
        long block = LinearLoader.blockRows(columns);
        for (long row = 0; row < rows; row += block) {
            long end = Math.min(rows, row + block);
            decoder.fillTable(row, rows(tensor, row, end, weights));
        }
    }

    /** An embedding stays as the checkpoint has it where weights are quantised: rows are looked up, not computed with. */
    private TorchType plainType(TensorName tensor) {
        boolean table = tensor.shape().size() > 1;
        return numerics.quantised() && table ? type(tensor, weights) : numerics.compute();
    }

    private void fill(Linear linear) {
        String device = device(linear.layer());
        int tied = tied(linear);
        if (tied >= 0) {
            decoder.tie(tied, device);
        } else {
            new LinearLoader(weights, decoder, numerics, device).load(linear);
            decoder.end(device);
        }
        linear.bias().forEach(bias -> decoder.bias(whole(bias, weights), device));
    }

    /** Which plain weight a layer shares: an embedding that is the head too. */
    private int tied(Linear linear) {
        if (numerics.quantised() || linear.weights().size() != 1) {
            return -1;
        }
        List<TensorName> plain = plan.plain().stream().map(Plain::tensor).toList();
        return plain.indexOf(linear.weights().get(0).tensor());
    }

    private String device(int layer) {
        return devices.get(Math.max(0, Math.min(layer, devices.size() - 1)));
    }

    /** A tensor as the file has it. */
    static Raw whole(TensorName tensor, Weights weights) {
        return new Raw(weights.bytes(tensor.name()), type(tensor, weights), tensor.shape());
    }

    /** The rows {@code [from, to)} of a matrix as the file has them. */
    static Raw rows(TensorName matrix, long from, long to, Weights weights) {
        List<Long> shape = List.of(to - from, matrix.shape().get(1));
        return new Raw(weights.rows(matrix.name(), from, to), type(matrix, weights), shape);
    }

    /** The type of a tensor, which must be one that can be computed with. */
    private static TorchType type(TensorName part, Weights weights) {
        Dtype dtype = weights.info(part.name()).dtype();
        return TorchType.of(dtype)
                .orElseThrow(() -> new ModelLoadException(
                        weights.fileOf(part.name()),
                        "tensor %s has the dtype %s; allowed: F32, F16, BF16".formatted(part.name(), dtype)));
    }
}
