package org.scribes.textgen.grounding.passage;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Finds adjoining passages, since a quotation may cross from one to the next. */
public final class PassageOrder {
    private PassageOrder() {}

    /** The passages' texts, with those of adjoining passages joined. */
    public static List<String> adjoiningTexts(List<CitedPassage> passages) {
        return chains(passages).stream()
                .map(chain -> chain.stream()
                        .map(index -> passages.get(index).passage().text())
                        .collect(Collectors.joining(" ")))
                .toList();
    }

    /** Chains of passage indexes: each passage is followed by the one that continues it. */
    static List<List<Integer>> chains(List<CitedPassage> passages) {
        int count = passages.size();
        int[] next = new int[count];
        Arrays.fill(next, -1);
        boolean[] follows = new boolean[count];
        Map<Object, NavigableSet<Integer>> byStartKey = new HashMap<>();
        for (int i = 0; i < count; i++) {
            int index = i;
            passages.get(i)
                    .startKey()
                    .ifPresent(key -> byStartKey
                            .computeIfAbsent(key, any -> new TreeSet<>())
                            .add(index));
        }
        for (int i = 0; i < count; i++) {
            NavigableSet<Integer> candidates =
                    passages.get(i).nextKey().map(byStartKey::get).orElseGet(TreeSet::new);
            for (int other : after(candidates, i)) {
                if (!reaches(next, other, i)) {
                    next[i] = other;
                    follows[other] = true;
                    candidates.remove(other);
                    break;
                }
            }
        }
        List<List<Integer>> chains = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            if (!follows[i]) {
                List<Integer> chain = new ArrayList<>(1);
                for (int at = i; at >= 0; at = next[at]) {
                    chain.add(at);
                }
                chains.add(chain);
            }
        }
        return chains;
    }

    /** The indexes greater than {@code index}, then those less than it. */
    private static List<Integer> after(NavigableSet<Integer> indexes, int index) {
        List<Integer> order = new ArrayList<>(indexes.tailSet(index, false));
        order.addAll(indexes.headSet(index, false));
        return order;
    }

    private static boolean reaches(int[] next, int from, int to) {
        int at = from;
        while (at >= 0 && at != to) {
            at = next[at];
        }
        return at == to;
    }
}
