package org.scribes.textgen.backend.local.batch;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A queue in which clients take turns. The items of one client keep their order. A client that is new to the queue gets
 * the last turn of the current round. Not thread-safe.
 *
 * @param <T> the type of an item, compared by identity
 */
final class RoundRobinQueue<T> {
    /** In the order of turns. No set is empty. */
    private final Map<String, Set<T>> clients = new LinkedHashMap<>();

    private int size;

    int size() {
        return size;
    }

    void add(String client, T item) {
        clients.computeIfAbsent(client, name -> new LinkedHashSet<>()).add(item);
        size++;
    }

    /** The item whose turn it is. */
    Optional<T> first() {
        return clients.values().stream()
                .findFirst()
                .map(items -> items.iterator().next());
    }

    /** Removes an item that is served. Its client's turn is over. Does nothing if the item is gone. */
    void serve(String client, T item) {
        if (remove(client, item)) {
            Optional.ofNullable(clients.remove(client)).ifPresent(rest -> clients.put(client, rest));
        }
    }

    /** Removes an item that gives up. Its client keeps its turn. Returns false if the item is gone. */
    boolean remove(String client, T item) {
        Set<T> items = clients.get(client);
        if (items == null || !items.remove(item)) {
            return false;
        }
        if (items.isEmpty()) {
            clients.remove(client);
        }
        size--;
        return true;
    }

    /** All items in the order in which they are served, if no others come. */
    List<T> inOrder() {
        return rounds(Integer.MAX_VALUE, Optional.empty());
    }

    /** The items that are served before a new item of {@code client}. */
    List<T> before(String client) {
        Set<T> own = clients.get(client);
        return rounds(own == null ? 0 : own.size(), Optional.of(client));
    }

    /**
     * The items of the rounds from 0 to {@code last}, of the last one only those before the turn of {@code client}. Each
     * client has one item in a round.
     */
    private List<T> rounds(int last, Optional<String> client) {
        List<T> order = new ArrayList<>(size);
        Map<String, Iterator<T>> turns = new LinkedHashMap<>();
        clients.forEach((name, items) -> turns.put(name, items.iterator()));
        for (int round = 0; round <= last && !turns.isEmpty(); round++) {
            Iterator<Map.Entry<String, Iterator<T>>> turn = turns.entrySet().iterator();
            while (turn.hasNext()) {
                Map.Entry<String, Iterator<T>> next = turn.next();
                if (next.getValue().hasNext()) {
                    order.add(next.getValue().next());
                } else if (client.filter(next.getKey()::equals).isPresent()) {
                    return order;
                } else {
                    turn.remove();
                }
            }
        }
        return order;
    }
}
