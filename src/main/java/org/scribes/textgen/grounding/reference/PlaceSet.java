package org.scribes.textgen.grounding.reference;

import java.util.BitSet;
import java.util.List;
import org.scribes.textgen.grounding.text.IntList;

/** An immutable set of places, looked up in logarithmic time. */
public final class PlaceSet {
    /** The first and the last place of each contiguous range, ascending. */
    private final int[] firsts;

    private final int[] lasts;

    private PlaceSet(int[] firsts, int[] lasts) {
        this.firsts = firsts;
        this.lasts = lasts;
    }

    /** The places that references name. */
    public static PlaceSet of(List<Reference> references) {
        BitSet numbers = new BitSet();
        for (Reference reference : references) {
            reference.places().forEach(each -> numbers.set(each.first(), each.last() + 1));
        }
        IntList firsts = new IntList();
        IntList lasts = new IntList();
        for (int first = numbers.nextSetBit(0); first >= 0; ) {
            int after = numbers.nextClearBit(first);
            firsts.add(first);
            lasts.add(after - 1);
            first = numbers.nextSetBit(after);
        }
        return new PlaceSet(firsts.toArray(), lasts.toArray());
    }

    /** Whether the set contains a place that {@code reference} names. */
    public boolean meets(Reference reference) {
        for (Places places : reference.places()) {
            if (meets(places)) {
                return true;
            }
        }
        return false;
    }

    private boolean meets(Places places) {
        int low = 0;
        int high = lasts.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (lasts[middle] < places.first()) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low < firsts.length && firsts[low] <= places.last();
    }
}
