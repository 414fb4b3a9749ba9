package org.scribes.textgen.guard;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;

/** Where the places of a text are once parts of it are masked. Counts code points. */
final class MaskedOffsets {
    private final List<Mask> masks = new ArrayList<>();
    private int read;
    private int written;

    /** A part of the text and what stands for it. */
    private record Mask(int from, int to, int start, int end) {}

    /** The next part of the text is as it was. */
    void plain(int codePoints) {
        read += codePoints;
        written += codePoints;
    }

    /** The next part of the text is masked. */
    void masked(int codePoints, int mask) {
        masks.add(new Mask(read, read + codePoints, written, written + mask));
        read += codePoints;
        written += mask;
    }

    /** The last mask stands for this part, too. */
    void dropped(int codePoints) {
        Mask last = masks.remove(masks.size() - 1);
        masks.add(new Mask(last.from, last.to + codePoints, last.start, last.end));
        read += codePoints;
    }

    /** How much of the text is known by now. */
    int read() {
        return read;
    }

    /** Where what begins at {@code offset} begins: within a mask, at its beginning. */
    int start(int offset) {
        return moved(offset, Mask::start);
    }

    /** Where what ends at {@code offset} ends: within a mask, at its end. */
    int end(int offset) {
        return moved(offset, Mask::end);
    }

    private int moved(int offset, ToIntFunction<Mask> within) {
        int low = 0;
        int high = masks.size();
        while (low < high) { // to the last mask that begins before the offset
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
