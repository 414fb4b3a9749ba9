package org.scribes.textgen.backend.local.batch;

import java.util.Collections;
import java.util.List;
import java.util.PriorityQueue;

/**
 * Foresees when requests are answered that are served one after another. Each takes the slot in the batch that is free
 * first, and keeps it for as many steps as its answer has tokens (list scheduling, Graham 1969). All steps count the
 * same: the duration of a step of the batch, plus its share of all prefill.
 */
final class Forecast {
    private final EngineLoad load;
    private final double decodeNanos;
    private final double stepNanos;
    /** The number of steps after which each slot is free. */
    private final PriorityQueue<Integer> slots;

    private long promptTokens;
    private boolean idle;
    private int lastStep;

    /** @param requests the requests that will be served */
    Forecast(EngineLoad load, List<QueuedRequest> requests) {
        this.load = load;
        int running = load.tokensLeft().size();
        int size = Math.max(running, slots(load, requests));
        int rows = Math.max(1, Math.min(size, running + requests.size()));
        this.slots = new PriorityQueue<>(load.tokensLeft());
        this.slots.addAll(Collections.nCopies(size - running, 0));
        this.promptTokens = load.promptTokensLeft();
        this.idle = running == 0;
        this.lastStep =
                load.tokensLeft().stream().mapToInt(Integer::intValue).max().orElse(0);
        this.decodeNanos = load.stepNanos(rows);
        this.stepNanos = decodeNanos + load.promptTokenNanos() * rows * promptShare(requests);
    }

    /** The number of answers in the batch: what the KV cache holds of such requests, at most the maximum. */
    private static int slots(EngineLoad load, List<QueuedRequest> requests) {
        double room =
                requests.stream().mapToInt(QueuedRequest::maxTokens).average().orElse(1);
        return (int) Math.max(1, Math.min(load.slots(), load.kvTokens() / room));
    }

    /** Prompt tokens for each token of an answer. */
    private double promptShare(List<QueuedRequest> requests) {
        long prompts = load.promptTokensLeft();
        long answers = load.tokensLeft().stream().mapToLong(Integer::longValue).sum();
        for (QueuedRequest queued : requests) {
            prompts += queued.request().prompt().size();
            answers += load.expectedTokens(queued);
        }
        return (double) prompts / Math.max(1, answers);
    }

    /** Whether the next request meets an engine without work. */
    boolean isIdle() {
        return idle;
    }

    /** The time until the next request starts, in nanoseconds. */
    double startNanos() {
        return slots.element() * stepNanos;
    }

    /** The time until all requests served so far are answered, in nanoseconds. */
    double endNanos() {
        return Math.max(lastStep * stepNanos, promptTokens * load.promptTokenNanos());
    }

    /** The time until {@code queued} is answered if it is served next, in nanoseconds. */
    double completionNanos(QueuedRequest queued) {
        int tokens = load.length().high(queued.request().maxNewTokens());
        // A long prompt is prefilled after those before it, however short its answer is
        double prefill = (promptTokens + queued.request().prompt().size()) * load.promptTokenNanos();
        return Math.max((slots.element() + tokens) * stepNanos, prefill + tokens * decodeNanos);
    }

    /** Serves {@code queued} next. */
    void serve(QueuedRequest queued) {
        int end = slots.remove() + load.expectedTokens(queued);
        slots.add(end);
        lastStep = Math.max(lastStep, end);
        promptTokens += queued.request().prompt().size();
        idle = false;
    }
}
