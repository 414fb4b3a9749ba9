package org.scribes.textgen.backend.local.decoder;

import org.scribes.textgen.backend.local.decoder.DecoderPlan.Linear;
import org.scribes.textgen.backend.local.decoder.DecoderPlan.Part;
import org.scribes.textgen.checkpoint.Weights;

/**
 * Loads a linear layer in separately packed parts, each in blocks of rows. This takes at most 48 MiB beside the result:
 * a part of 32 MiB before packing, and the conversion of a 4 MiB block. The allocator may retain more (glibc about 70
 * MiB unless {@code MALLOC_MMAP_THRESHOLD_} is set). A transposed tensor is loaded as one block and one part.
 */
final class LinearLoader {
    /** Weights converted together: 4 MiB as f32. */
    private static final long BLOCK = 1L << 20;
    /** Weights in one int8 or int4 part, which is held twice during packing: 32 MiB. */
    private static final long PART = 1L << 25;
    /** Rows that int4 packs together. */
    private static final long ALIGNED = 64;

    private final Weights weights;
    private final TorchScriptDecoder decoder;
    private final Numerics numerics;
    private final String device;
    private final long partWeights;

    LinearLoader(Weights weights, TorchScriptDecoder decoder, Numerics numerics, String device) {
        this(weights, decoder, numerics, device, PART);
    }

    /** @param partWeights the maximum number of weights in a part; a part has at least 64 rows */
    LinearLoader(Weights weights, TorchScriptDecoder decoder, Numerics numerics, String device, long partWeights) {
        this.partWeights = partWeights;
        this.weights = weights;
        this.decoder = decoder;
        this.numerics = numerics;
        this.device = device;
    }

    void load(Linear linear) {
        long rows = linear.rows();
        boolean whole = !numerics.quantised() || linear.weights().stream().anyMatch(Part::transposed);
        long partRows = whole ? rows : rowsOf(partWeights, linear.columns());
        for (long first = 0; first < rows; first += partRows) {
            long end = Math.min(rows, first + partRows);
            decoder.beginPart(end - first, linear.columns(), device);
            fill(linear, first, end);
            decoder.endPart();
        }
    }

    /** The number of rows in a block. */
    static long blockRows(long columns) {
        return rowsOf(BLOCK, columns);
    }

    private static long rowsOf(long weights, long columns) {
        return Math.max(1, weights / columns / ALIGNED) * ALIGNED;
    }

    /** Fills the part with rows {@code [first, end)} of the layer. */
    private void fill(Linear linear, long first, long end) {
        long start = 0;
        for (Part part : linear.weights()) {
            long from = Math.max(first, start);
            long to = Math.min(end, start + part.rows());
            if (part.transposed() && to > from) {
                // Loaded whole: its rows are the layer's columns
                decoder.fillPart(
                        from - first, CheckpointLoader.whole(part.tensor(), weights), true, numerics.int8Limit());
            } else {
                fill(part, from - start, to - start, start - first);
            }
            start += part.rows();
        }
    }

    /** Fills rows of a tensor, whose first row is row {@code offset} of the part. */
    private void fill(Part part, long from, long to, long offset) {
        long block = blockRows(part.columns());
        for (long row = from; row < to; row += block) {
            long end = Math.min(to, row + block);
            decoder.fillPart(
                    offset + row, CheckpointLoader.rows(part.tensor(), row, end, weights), false, numerics.int8Limit());
        }
    }
}
