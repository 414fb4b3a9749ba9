package org.scribes.textgen.backend.local.batch;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.scribes.textgen.domain.ErrorCode;
import org.scribes.textgen.domain.GenerationException;

/**
 * The requests that wait for the engine, in round-robin order of their clients. A policy decides who may wait.
 * Thread-safe.
 *
 * @param <T> the type of an item, compared by identity
 */
final class AdmissionQueue<T extends AdmissionQueue.Waiting> {
    private static final Duration RETRY_WHEN_FULL = Duration.ofSeconds(1);

    private final int capacity;
    private final Policy<T> policy;
    private final RoundRobinQueue<T> items = new RoundRobinQueue<>();
    private boolean closed;

    /** An item in the queue. */
    interface Waiting {
        /** The id of the client that asks. */
        String client();

        /** Fails the item. */
        void refuse(GenerationException reason);
    }

    /**
     * Decides which items may wait.
     *
     * @param <T> the type of an item
     */
    interface Policy<T> {
        /**
         * Decides about a new item.
         *
         * @param before the items that are served before it
         * @return why it may not wait; empty if it may
         */
        Optional<GenerationException> refusal(T item, List<T> before);

        /**
         * Decides again about waiting items.
         *
         * @param waiting in the order of service
         * @return the items that may wait no longer, each with the reason
         */
        Map<T, GenerationException> late(List<T> waiting);
    }

    AdmissionQueue(int capacity, Policy<T> policy) {
        this.capacity = capacity;
        this.policy = policy;
    }

    /**
     * Queues {@code item} or refuses it.
     *
     * @throws GenerationException OVERLOADED if the policy refuses the item, or the queue is full or closed
     */
    synchronized void submit(T item) {
        if (closed) {
            throw GenerationException.stopping();
        }
        if (items.size() >= capacity) {
            throw GenerationException.retryable(
                    ErrorCode.OVERLOADED, "the queue is full; try again shortly", RETRY_WHEN_FULL);
        }
        policy.refusal(item, items.before(item.client())).ifPresent(reason -> {
            throw reason;
        });
        items.add(item.client(), item);
        notifyAll();
    }

    /** Removes {@code item} if it still waits. */
    synchronized void withdraw(T item) {
        items.remove(item.client(), item);
    }

    /** Removes {@code item}, whose turn it was. */
    synchronized void serve(T item) {
        items.serve(item.client(), item);
    }

    /** The item whose turn it is. */
    synchronized Optional<T> first() {
        return items.first();
    }

    /** Waits until there is an item or the queue is closed. */
    synchronized void await() throws InterruptedException {
        while (items.size() == 0 && !closed) {
            wait();
        }
    }

    synchronized int size() {
        return items.size();
    }

    /** All items in the order of service. */
    synchronized List<T> inOrder() {
        return items.inOrder();
    }

    /** Refuses the items that the policy no longer lets wait. */
    void refuseLate() {
        Map<T, GenerationException> late;
        synchronized (this) {
            late = policy.late(items.inOrder());
            late.keySet().forEach(item -> items.remove(item.client(), item));
        }
        late.forEach(Waiting::refuse);
    }

    /** Refuses all items and any later one. */
    void close() {
        List<T> rest;
        synchronized (this) {
            closed = true;
            rest = items.inOrder();
            rest.forEach(item -> items.remove(item.client(), item));
            notifyAll();
        }
        rest.forEach(item -> item.refuse(GenerationException.stopping()));
    }
}
