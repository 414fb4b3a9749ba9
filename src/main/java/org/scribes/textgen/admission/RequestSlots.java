package org.scribes.textgen.admission;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import org.scribes.textgen.domain.ErrorCode;
import org.scribes.textgen.domain.GenerationException;
import org.scribes.textgen.domain.WholeSeconds;

/**
 * Limits how many requests run at once. A running request holds a thread; a waiting request holds none. Free slots go to
 * the clients in round-robin order, and no client gets the last eighth of the slots. A request waits only if, by the time
 * that requests lately took, it can be complete before its deadline. Thread-safe.
 */
public final class RequestSlots {
    private final int slots;
    private final int slotsPerClient;
    private final LongSupplier nanoTime;
    private final ServiceTime serviceTime = new ServiceTime();
    private final Map<String, Integer> running = new HashMap<>();
    /** The running requests, in the order of their start. */
    private final Set<Waiting> started = new LinkedHashSet<>();
    /** In round-robin order. No queue is empty. */
    private final Map<String, Deque<Waiting>> waiting = new LinkedHashMap<>();

    /**
     * Creates slots that are all free.
     *
     * @param slots at least 2
     * @param nanoTime a monotonic clock in nanoseconds
     */
    public RequestSlots(int slots, LongSupplier nanoTime) {
        this.slots = slots;
        this.slotsPerClient = slots - Math.max(1, slots / 8);
        this.nanoTime = nanoTime;
    }

    /** Creates so many slots that one client may use {@code perClient} of them. */
    public static RequestSlots perClient(int perClient, LongSupplier nanoTime) {
        return new RequestSlots(perClient + Math.max(1, perClient / 7), nanoTime);
    }

    /** A request. It enters the queue, and later either gives up or leaves. */
    public final class Waiting {
        private final String client;
        private final Runnable start;
        private long startedNanos;

        private Waiting(String client, Runnable start) {
            this.client = client;
            this.start = start;
        }

        /**
         * Asks for a slot. {@code start} is called now on this thread, or later on the thread of a request that leaves.
         *
         * @param remaining the time until the request's deadline
         * @throws GenerationException OVERLOADED if the request would not be complete before its deadline; the time until
         *     it would start is the wait before a retry
         */
        public void enter(Duration remaining) {
            Optional<Waiting> next;
            synchronized (RequestSlots.this) {
                if (!isFree()) {
                    requireInTime(remaining);
                }
                waiting.computeIfAbsent(client, name -> new ArrayDeque<>()).add(this);
                next = next();
            }
            next.ifPresent(request -> request.start.run());
        }

        private boolean isFree() {
            return started.size() < slots
                    && running.getOrDefault(client, 0) < slotsPerClient
                    && !waiting.containsKey(client);
        }

        private void requireInTime(Duration remaining) {
            Duration wait = Duration.ofNanos(nanosUntilStart(ahead()));
            if (wait.plusNanos(serviceTime.nanos()).compareTo(remaining) > 0) {
                throw GenerationException.retryable(
                        ErrorCode.OVERLOADED,
                        "the server is busy: this request would start in about %d seconds, too late for its deadline"
                                .formatted(WholeSeconds.of(wait)),
                        wait);
            }
        }

        /** The number of requests that start before this one: in each round one of each client. */
        private int ahead() {
            Deque<Waiting> own = waiting.get(client);
            int rounds = own == null ? 0 : own.size();
            return rounds
                    + waiting.entrySet().stream()
                            .filter(entry -> !entry.getKey().equals(client))
                            .mapToInt(entry -> Math.min(entry.getValue().size(), rounds + 1))
                            .sum();
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
                serviceTime.add(nanoTime.getAsLong() - startedNanos);
                started.remove(this);
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

    /** The nanoseconds until a request starts, if all requests take the mean time. */
    private long nanosUntilStart(int ahead) {
        long mean = serviceTime.nanos();
        long start = started.stream()
                .skip(ahead % started.size())
                .findFirst()
                .map(request -> request.startedNanos)
                .orElseThrow();
        long untilItEnds = Math.max(0, start + mean - nanoTime.getAsLong());
        return untilItEnds + (ahead / started.size()) * mean;
    }

    /** Dequeues the next request if a slot is free, and moves its client to the end of the round. */
    private Optional<Waiting> next() {
        if (started.size() == slots) {
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
            request.startedNanos = nanoTime.getAsLong();
            started.add(request);
            running.merge(client, 1, Integer::sum);
            return request;
        });
    }
}
