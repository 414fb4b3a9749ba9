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
        int moved = offset;
        for (Mask mask : masks) {
            if (offset >= mask.to) {
                moved = offset + mask.end - mask.to;
            } else if (offset > mask.from) {
                return within.applyAsInt(mask);
            }
        }
        return moved;
    }
}
