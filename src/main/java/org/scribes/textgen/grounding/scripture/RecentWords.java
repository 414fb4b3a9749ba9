package org.scribes.textgen.grounding.scripture;

import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Remembers the results for words that were asked lately, in constant memory. Thread-safe. */
final class RecentWords<V> {
    /** More than the different words that look like a book's name in most answers; a power of two. */
    private static final int SIZE = 1 << 10;
    /** Longer words are not remembered, so that the memory is bounded. */
    private static final int LONGEST = 32;

    private final AtomicReferenceArray<@Nullable Entry<V>> entries = new AtomicReferenceArray<>(SIZE);

    private record Entry<V>(String word, V result) {}

    /** The result of {@code function} for {@code word}; the function always gives the same result for a word. */
    V get(String word, Function<String, V> function) {
        int hash = word.hashCode();
        int slot = (hash ^ (hash >>> 16)) & (SIZE - 1);
        Entry<V> known = entries.getAcquire(slot);
        if (known != null && known.word.equals(word)) {
            return known.result;
        }
        V result = function.apply(word);
        if (word.length() <= LONGEST) {
            entries.setRelease(slot, new Entry<>(word, result));
        }
        return result;
    }
}
