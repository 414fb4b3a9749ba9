package org.scribes.textgen.backend.local;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.DoubleConsumer;
import org.scribes.textgen.backend.local.DecoderPlan.Slot;
import org.scribes.textgen.backend.local.DecoderPlan.TensorName;
import org.scribes.textgen.backend.local.checkpoint.Dtype;
import org.scribes.textgen.backend.local.checkpoint.TensorInfo;
import org.scribes.textgen.backend.local.checkpoint.Weights;
import org.scribes.textgen.domain.ModelLoadException;

/** Brings a checkpoint's weights into a decoder, tensor by tensor, so that no more than one is held twice. */
final class CheckpointLoader {
    private CheckpointLoader() {}

    /**
     * Loads the decoder of the checkpoint in {@code folder}.
     *
     * @param plan how its tensors become the decoder's weights
     * @param vocabularySize the length of its scores
     * @param precision of the weights in memory
     * @param progress takes the share that is loaded, from 0 to 1
     * @throws ModelLoadException where the checkpoint is not sound, before memory is taken for its weights
     */
    static Decoder load(
            Path folder, DecoderPlan plan, int vocabularySize, TorchType precision, DoubleConsumer progress) {
        try (Weights weights = Weights.open(folder)) {
            check(plan, weights);
            TorchScriptDecoder decoder = TorchScriptDecoder.compile(plan, vocabularySize);
            boolean filled = false;
            try {
                fill(decoder, plan.slots(), weights, precision, progress);
                filled = true;
                return decoder;
            } finally {
                if (!filled) {
                    decoder.close();
                }
            }
        }
    }

    private static void check(DecoderPlan plan, Weights weights) {
        Set<String> checked = new HashSet<>();
        for (Slot slot : plan.slots()) {
            for (TensorName part : slot.parts()) {
                if (checked.add(part.name())) {
                    check(part, weights);
                }
            }
        }
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

    private static void fill(
            TorchScriptDecoder decoder,
            List<Slot> slots,
            Weights weights,
            TorchType precision,
            DoubleConsumer progress) {
        Map<Slot, Integer> filled = new HashMap<>();
        for (int i = 0; i < slots.size(); i++) {
            Integer same = filled.putIfAbsent(slots.get(i), i);
            if (same != null) {
                decoder.reuse(same);
            } else {
                stage(decoder, slots.get(i), weights, precision);
                decoder.keep();
            }
            progress.accept((i + 1.0) / slots.size());
        }
    }

    private static void stage(TorchScriptDecoder decoder, Slot slot, Weights weights, TorchType precision) {
        for (TensorName part : slot.parts()) {
            TorchType type = type(part, weights);
            decoder.stage(weights.bytes(part.name()), type, part.shape(), precision);
        }
    }

    private static TorchType type(TensorName part, Weights weights) {
        Dtype dtype = weights.info(part.name()).dtype();
        return TorchType.of(dtype)
                .orElseThrow(() -> new ModelLoadException(
                        weights.fileOf(part.name()),
                        "tensor %s has the dtype %s; allowed: F32, F16, BF16".formatted(part.name(), dtype)));
    }
}
