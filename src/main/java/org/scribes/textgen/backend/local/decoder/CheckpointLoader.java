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
 * Loads a checkpoint's weights into a decoder in blocks of rows, to avoid holding weights twice. A transposed tensor
 * (GPT-2) is loaded whole, since its rows are the layer's columns.
 */
final class CheckpointLoader {
    /** The prefix of tensor names in checkpoints that include the head, such as later GPT-2 files. */
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
     * @param familyPlan maps tensors to the decoder's weights
     * @param vocabularySize the length of the logits
     * @param devices the device of each layer
     * @param progress receives the loaded share, 0 to 1
     * @throws ModelLoadException if the checkpoint is malformed; thrown before memory is allocated for its weights
     */
    static Decoder load(
            Path folder,
            DecoderPlan familyPlan,
            int vocabularySize,
            Numerics numerics,
            List<String> devices,
            DoubleConsumer progress) {
        try (Weights weights = Weights.open(folder)) {
            DecoderPlan plan = familyPlan.renamed(name -> resolve(weights.names(), name));
            check(plan, numerics, weights);
            TorchScriptDecoder decoder = TorchScriptDecoder.compile(plan, numerics, devices, vocabularySize);
            try {
                new CheckpointLoader(weights, decoder, plan, numerics, devices).fill(progress);
                return decoder;
            } catch (RuntimeException | Error e) {
                decoder.close();
                throw e;
            }
        }
    }

    /**
     * The bytes of a decoder's weights on a processor. Biases and scales are negligible and not counted.
     *
     * @throws ModelLoadException if the checkpoint is malformed
     */
    static long bytes(Path folder, DecoderPlan familyPlan, Numerics numerics) {
        try (Weights weights = Weights.open(folder)) {
            DecoderPlan plan = familyPlan.renamed(name -> resolve(weights.names(), name));
            check(plan, numerics, weights);
            long plain = plan.plain().stream()
                    .map(Plain::tensor)
                    .mapToLong(tensor -> tensor.shape().stream().reduce(1L, Math::multiplyExact)
                            * plainType(tensor, numerics, weights).bytes())
                    .sum();
            long linear = plan.linears().stream()
                    .filter(layer -> tied(layer, plan, numerics) < 0)
                    .mapToLong(layer -> WeightBytes.bytes(layer, numerics))
                    .sum();
            return plain + linear;
        }
    }

    private static String resolve(Set<String> names, String name) {
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

    private static void check(TensorName tensor, Weights weights) {
        TensorInfo info = weights.info(tensor.name());
        if (!info.shape().equals(tensor.shape())) {
            throw new ModelLoadException(
                    weights.fileOf(tensor.name()),
                    "tensor %s has the shape %s; config.json asks for %s"
                            .formatted(tensor.name(), info.shape(), tensor.shape()));
        }
        type(tensor, weights);
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
            decoder.addPlain(whole(tensor, weights), plainType(tensor, numerics, weights), device);
            return;
        }
        long rows = tensor.shape().get(0);
        long columns = tensor.shape().get(1);
        decoder.beginTable(rows, columns, plainType(tensor, numerics, weights), device);
        long block = LinearLoader.blockRows(columns);
        for (long row = 0; row < rows; row += block) {
            long end = Math.min(rows, row + block);
            decoder.fillTable(row, rows(tensor, row, end, weights));
        }
    }

    /** With quantised weights, an embedding keeps the checkpoint's type: its rows are looked up, not multiplied. */
    private static TorchType plainType(TensorName tensor, Numerics numerics, Weights weights) {
        boolean table = tensor.shape().size() > 1;
        return numerics.quantised() && table ? type(tensor, weights) : numerics.compute();
    }

    private void fill(Linear linear) {
        String device = device(linear.layer());
        int tied = tied(linear, plan, numerics);
        if (tied >= 0) {
            decoder.addTied(tied, device);
        } else {
            new LinearLoader(weights, decoder, numerics, device).load(linear);
            decoder.endLinear(device);
        }
        linear.bias().forEach(bias -> decoder.addBias(whole(bias, weights), device));
    }

    /** The index of the plain weight that a layer shares, such as a tied embedding; negative if none. */
    private static int tied(Linear linear, DecoderPlan plan, Numerics numerics) {
        if (numerics.quantised() || linear.weights().size() != 1) {
            return -1;
        }
        List<TensorName> plain = plan.plain().stream().map(Plain::tensor).toList();
        return plain.indexOf(linear.weights().get(0).tensor());
    }

    private String device(int layer) {
        return devices.get(Math.max(0, Math.min(layer, devices.size() - 1)));
    }

    /** The tensor as stored in the file. */
    static Raw whole(TensorName tensor, Weights weights) {
        return new Raw(weights.bytes(tensor.name()), type(tensor, weights), tensor.shape());
    }

    /** The rows {@code [from, to)} of a matrix as stored in the file. */
    static Raw rows(TensorName matrix, long from, long to, Weights weights) {
        List<Long> shape = List.of(to - from, matrix.shape().get(1));
        return new Raw(weights.rows(matrix.name(), from, to), type(matrix, weights), shape);
    }

    /** The tensor's type, which must be supported for computation. */
    private static TorchType type(TensorName tensor, Weights weights) {
        Dtype dtype = weights.info(tensor.name()).dtype();
        return TorchType.of(dtype)
                .orElseThrow(() -> new ModelLoadException(
                        weights.fileOf(tensor.name()),
                        "tensor %s has the dtype %s; allowed: F32, F16, BF16".formatted(tensor.name(), dtype)));
    }
}
