package org.scribes.textgen.checkpoint;

import java.util.List;

/**
 * Where a tensor lies and what it is.
 *
 * @param shape its dimensions, outermost first; empty for a scalar
 * @param begin its first byte, counted from the start of the file
 * @param end the byte after its last; {@code end - begin} is what shape and dtype come to
 */
public record TensorInfo(String name, Dtype dtype, List<Long> shape, long begin, long end) {
    public TensorInfo {
        shape = List.copyOf(shape);
    }

    /** The bytes it takes. */
    public long byteLength() {
        return end - begin;
    }
}
