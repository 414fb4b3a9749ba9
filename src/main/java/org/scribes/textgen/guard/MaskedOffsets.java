package org.scribes.textgen.guard;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;

/** Maps offsets of a text to offsets of its masked form, in code points. */
final class MaskedOffsets {
    private final List<Mask> masks = new ArrayList<>();
    private int read;
    private int written;

    /** A masked span and the span of its mask. */
    private record Mask(int from, int to, int start, int end) {}

    /** Appends text that is unchanged. */
    void plain(int codePoints) {
        read += codePoints;
        written += codePoints;
    }

    /** Appends text that is masked. */
    void masked(int codePoints, int mask) {
        masks.add(new Mask(read, read + codePoints, written, written + mask));
        read += codePoints;
        written += mask;
    }

    /** Extends the last mask over more text. */
    void dropped(int codePoints) {
        Mask last = masks.remove(masks.size() - 1);
        masks.add(new Mask(last.from, last.to + codePoints, last.start, last.end));
        read += codePoints;
    }

    /** The number of code points read. */
    int read() {
        return read;
    }

    /** The start of a span that starts at {@code offset}. Within a mask it is the start of the mask. */
    int start(int offset) {
        return moved(offset, Mask::start);
    }

    /** The end of a span that ends at {@code offset}. Within a mask it is the end of the mask. */
    int end(int offset) {
        return moved(offset, Mask::end);
    }

    private int moved(int offset, ToIntFunction<Mask> within) {
        int low = 0;
        int high = masks.size();
        while (low < high) { // finds the last mask that starts before the offset
            int middle = (low + high) >>> 1;
            if (masks.get(middle).from < offset) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        if (low == 0) {
            return offset;
        }
        Mask before = masks.get(low - 1);
        return offset < before.to ? within.applyAsInt(before) : offset + before.end - before.to;
    }
}
