package org.scribes.textgen.admission;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Limits how many requests run at once. A running request holds a server thread; a waiting request holds none. Free
 * slots go to the clients in round-robin order, and no client gets the last eighth of the slots. Thread-safe.
 */
public final class RequestSlots {
    private final int slots;
    private final int slotsPerClient;
    private final Map<String, Integer> running = new HashMap<>();
    /** In round-robin order. No queue is empty. */
    private final Map<String, Deque<Waiting>> waiting = new LinkedHashMap<>();

    private int inUse;

    /** @param slots at least 2 */
    public RequestSlots(int slots) {
        this.slots = slots;
        this.slotsPerClient = slots - Math.max(1, slots / 8);
    }

    /** A request. It enters the queue, and later either gives up or leaves. */
    public final class Waiting {
        private final String client;
        private final Runnable start;

        private Waiting(String client, Runnable start) {
            this.client = client;
            this.start = start;
        }

        /**
         * Asks for a slot. {@code start} is called now on this thread, or later on the thread of a request that leaves.
         */
        public void enter() {
            Optional<Waiting> next;
            synchronized (RequestSlots.this) {
                waiting.computeIfAbsent(client, name -> new ArrayDeque<>()).add(this);
                next = next();
            }
            next.ifPresent(request -> request.start.run());
        }

        /**
         * Gives up waiting.
         *
         * @return whether the request was still waiting; if not, it was started and must {@link #leave}
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

        /** Returns the slot. Called once, after {@code start}. The next request starts on this thread. */
        public void leave() {
            Optional<Waiting> next;
            synchronized (RequestSlots.this) {
                inUse--;
                running.computeIfPresent(client, (name, count) -> count == 1 ? null : count - 1);
                next = next();
            }
            next.ifPresent(request -> request.start.run());
        }
    }

    /**
     * Creates a request that has not entered yet.
     *
     * @param start is called when the request gets a slot; it must dispatch the request and return at once
     */
    public Waiting request(String client, Runnable start) {
        return new Waiting(client, start);
    }

    /** The number of waiting requests. */
    public synchronized int waiting() {
        return waiting.values().stream().mapToInt(Deque::size).sum();
    }

    /** Dequeues the next request if a slot is free, and moves its client to the end of the round. */
    private Optional<Waiting> next() {
        if (inUse == slots) {
            return Optional.empty();
        }
        Optional<String> eligible = waiting.keySet().stream()
                .filter(client -> running.getOrDefault(client, 0) < slotsPerClient)
                .findFirst();
        return eligible.map(client -> {
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
