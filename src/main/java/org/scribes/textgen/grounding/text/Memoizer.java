package org.scribes.textgen.grounding.text;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/** Remembers the results of recent calls. Forgets them all when they reach a limit. Not thread-safe. */
public final class Memoizer<K, V> {
    private static final int MOST = 256;

    private final Map<K, V> results = new HashMap<>();

    /** The remembered result for {@code key}, else the result of {@code function}. */
    public V get(K key, Function<K, V> function) {
        V known = results.get(key);
        if (known != null) {
            return known;
        }
        V result = function.apply(key);
        if (results.size() == MOST) {
            results.clear();
        }
        results.put(key, result);
        return result;
    }
}
