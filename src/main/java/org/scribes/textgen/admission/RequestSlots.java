package org.scribes.textgen.admission;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Limits how many requests are worked on at once, each of which holds a thread of the server. More of them wait without a
 * thread. Free slots go to the clients in turn, and no client gets the last eighth of them. Safe for use by many threads.
 */
public final class RequestSlots {
    private final int most;
    private final int mostOfOneClient;
    private final Map<String, Integer> running = new HashMap<>();
    /** In the order in which the clients' turns come. No queue is empty. */
    private final Map<String, Deque<Waiting>> waiting = new LinkedHashMap<>();

    private int inUse;

    /** @param most slots, at least 2 */
    public RequestSlots(int most) {
        this.most = most;
        this.mostOfOneClient = most - Math.max(1, most / 8);
    }

    /** One request's way: it enters, and then gives up or leaves. */
    public final class Waiting {
        private final String client;
        private final Runnable start;

        private Waiting(String client, Runnable start) {
            this.client = client;
            this.start = start;
        }

        /** Asks for the slot: {@code start} is called now, on this thread, or later on that of a request that ends. */
        public void enter() {
            Optional<Waiting> next;
            synchronized (RequestSlots.this) {
                waiting.computeIfAbsent(client, name -> new ArrayDeque<>()).add(this);
                next = next();
            }
            next.ifPresent(other -> other.start.run());
        }

        /**
         * Gives up waiting.
         *
         * @return whether it still waited; if not, it was started and {@link #leave} is still to come
         */
        public boolean giveUp() {
            synchronized (RequestSlots.this) {
                Deque<Waiting> queue = waiting.get(client);
                if (queue == null || !queue.remove(this)) {
                    return false;
                }
                if (queue.isEmpty()) {
                    waiting.remove(client);
                }
                return true;
            }
        }

        /** Returns the slot, once, after {@code start} was called. The next request starts on this thread. */
        public void leave() {
            Optional<Waiting> next;
            synchronized (RequestSlots.this) {
                inUse--;
                running.computeIfPresent(client, (name, count) -> count == 1 ? null : count - 1);
                next = next();
            }
            next.ifPresent(other -> other.start.run());
        }
    }

    /**
     * A request that will ask for a slot.
     *
     * @param start is called once it has one. It hands the request on and returns at once
     */
    public Waiting request(String client, Runnable start) {
        return new Waiting(client, start);
    }

    /** How many requests wait. */
    public synchronized int waiting() {
        return waiting.values().stream().mapToInt(Deque::size).sum();
    }

    /** Takes the next request out of its queue, if there is a slot for it. Its client comes last from then on. */
    private Optional<Waiting> next() {
        if (inUse == most) {
            return Optional.empty();
        }
        Optional<String> turn = waiting.keySet().stream()
                .filter(client -> running.getOrDefault(client, 0) < mostOfOneClient)
                .findFirst();
        return turn.map(client -> {
            Deque<Waiting> queue = Objects.requireNonNull(waiting.remove(client));
            Waiting request = queue.remove();
            if (!queue.isEmpty()) {
                waiting.put(client, queue);
            }
            inUse++;
            running.merge(client, 1, Integer::sum);
            return request;
        });
    }
}
