package org.scribes.textgen.checkpoint;

import java.util.List;

/**
 * A tensor's type and location in its file.
 *
 * @param shape its dimensions, outermost first; empty for a scalar
 * @param begin the offset of its first byte in the file
 * @param end the offset after its last byte; {@code end - begin} matches shape and dtype
 */
public record TensorInfo(String name, Dtype dtype, List<Long> shape, long begin, long end) {
    public TensorInfo {
        shape = List.copyOf(shape);
    }

    /** The size in bytes. */
    public long byteLength() {
        return end - begin;
    }
}
