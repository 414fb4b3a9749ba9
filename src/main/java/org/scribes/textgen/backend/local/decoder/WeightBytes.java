package org.scribes.textgen.backend.local.decoder;

import java.util.Collections;
import java.util.List;
import org.scribes.textgen.backend.local.decoder.DecoderPlan.Linear;
import org.scribes.textgen.backend.local.decoder.DecoderPlan.Plain;

/**
 * The memory of a decoder's weights, in bytes. Biases and int8 scales are negligible and not counted.
 *
 * @param before weights before the first layer: the embedding
 * @param layer weights of the largest layer
 * @param after weights after the last layer: the head, counted even if tied, as another device needs its own copy
 */
record WeightBytes(long before, long layer, long after) {
    /** The weights of the plan in the format of {@code numerics}. Tables count with the compute type. */
    static WeightBytes of(DecoderPlan plan, Numerics numerics) {
        long[] bytes = new long[plan.layers() + 2];
        for (Plain plain : plan.plain()) {
            bytes[index(plan, plain.layer())] += plain.tensor().shape().stream().reduce(1L, Math::multiplyExact)
                    * numerics.compute().bytes();
        }
        for (Linear linear : plan.linears()) {
            bytes[index(plan, linear.layer())] += bytes(linear, numerics);
        }
        long largest = 0;
        for (int layer = 1; layer <= plan.layers(); layer++) {
            largest = Math.max(largest, bytes[layer]);
        }
        return new WeightBytes(bytes[0], largest, bytes[plan.layers() + 1]);
    }

    /** The total for a decoder with {@code layers} layers. */
    long total(int layers) {
        return before + layers * layer + after;
    }

    /** What each of {@code devices}, which are those of the layers, takes of the weights. */
    List<MemoryNeed.Part> parts(List<String> devices) {
        return devices.stream()
                .distinct()
                .map(device -> {
                    int layers = Collections.frequency(devices, device);
                    long outside = (device.equals(devices.get(0)) ? before : 0)
                            + (device.equals(devices.get(devices.size() - 1)) ? after : 0);
                    return new MemoryNeed.Part(device, layers * layer + outside, (double) layers / devices.size());
                })
                .toList();
    }

    /** Bytes read per step of one token: all layers and the head. */
    static long readPerToken(DecoderPlan plan, Numerics numerics) {
        return plan.linears().stream()
                .mapToLong(linear -> bytes(linear, numerics))
                .sum();
    }

    static long bytes(Linear linear, Numerics numerics) {
        double each = switch (numerics.weights()) {
            case FLOAT -> numerics.compute().bytes();
            case INT8 -> 1;
            case INT4 -> 0.5 + 4.0 / Numerics.GROUP;
        };
        return (long) (linear.rows() * linear.columns() * each);
    }

    /** Index 0 is before the first layer, followed by one index per layer and one after the last. */
    private static int index(DecoderPlan plan, int layer) {
        return Math.max(0, Math.min(layer + 1, plan.layers() + 1));
    }
}
