package org.scribes.textgen.backend.local.batch;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.scribes.textgen.backend.local.decoder.BatchStep;
import org.scribes.textgen.backend.local.decoder.Decoder.StepLogits;
import org.scribes.textgen.backend.local.decoder.EngineFailures;
import org.scribes.textgen.backend.local.decoder.RowLogits;
import org.scribes.textgen.backend.local.kv.KvCache;
import org.scribes.textgen.backend.local.kv.KvRegion;
import org.scribes.textgen.backend.local.prompt.PreparedRequest;
import org.scribes.textgen.domain.Completion;
import org.scribes.textgen.domain.GenerationException;
import org.scribes.textgen.threads.BackgroundTask;

/**
 * Continuous batching: answers join and leave at every step. Requests are admitted in the order of the queue. A request
 * that does not fit into the KV cache stays first in the queue, and all others wait behind it. Confined to the inference
 * thread.
 */
public final class BatchLoop {
    private static final Duration MAX_PAUSE = Duration.ofSeconds(30);
    /** How often the waiting requests are checked against their deadlines. */
    private static final long CHECK_NANOS = 100_000_000;
    /** The share of the running answers that a check leaves, however late they are: the pace may be a moment's. */
    private static final double KEPT = 0.9;

    private final LocalModel model;
    private final BatchLimit limit;
    private final StepPlanner planner;
    private final KvCache kvCache;
    private final float[] logitsBuffer;
    private final BatchClock clock;
    private final LongSupplier nanoTime;
    private final Listener listener;
    private final LoadMonitor monitor;
    private final SpeculationCount speculation = new SpeculationCount();
    /** In order of arrival. */
    private final List<RunningAnswer> running = new ArrayList<>();

    private long checkedAt;

    /** Learns what the batch does. Called on the inference thread. */
    public interface Listener {
        /** Called after each step. */
        void turned(BatchGauges gauges, EngineLoad load);

        /** Called when memory has run out. */
        void outOfMemory();
    }

    public BatchLoop(
            LocalModel model,
            KvCache kvCache,
            int batchSize,
            StepPlanner planner,
            LongSupplier nanoTime,
            Listener listener) {
        this.clock = new BatchClock(nanoTime);
        this.nanoTime = nanoTime;
        this.listener = listener;
        this.monitor = new LoadMonitor(model.loadedDecoder().stepTimes());
        this.model = model;
        this.limit = new BatchLimit(batchSize);
        this.planner = planner;
        this.kvCache = kvCache;
        this.logitsBuffer = new float[model.decoder().vocabularySize()];
    }

    /**
     * Serves requests until the thread is closed. An unexpected failure fails all admitted requests. The loop then
     * continues with an empty KV cache after a pause that grows with consecutive failures.
     */
    public void run(InferenceThread<QueuedRequest> thread, BackgroundTask task, Duration firstPause) {
        Duration pause = firstPause;
        while (thread.isOpen()) {
            if (isIdle()) {
                thread.await();
            }
            boolean succeeded = task.run(
                    () -> {
                        runOnce(thread);
                        return true;
                    },
                    e -> {
                        failAll(EngineFailures.of(e));
                        return false;
                    });
            if (!succeeded) {
                thread.pause(pause);
                task.recovered(); // otherwise no request would arrive that could show recovery
            }
            pause = succeeded ? firstPause : min(pause.multipliedBy(2), MAX_PAUSE);
        }
        failAll(GenerationException.stopping());
    }

    private static Duration min(Duration a, Duration b) {
        return a.compareTo(b) < 0 ? a : b;
    }

    /** Fails all admitted requests. */
    private void failAll(GenerationException reason) {
        running.forEach(answer -> answer.queued().refuse(reason));
        running.clear();
        kvCache.clear();
    }

    /** Admits waiting requests and runs one step. */
    void runOnce(InferenceThread<QueuedRequest> thread) {
        long start = nanoTime.getAsLong();
        admit(thread);
        step(start);
        report();
        refuseLate(thread);
    }

    /** The load at this moment. */
    public EngineLoad load() {
        return monitor.load(running, limit.current(), kvCache.capacity());
    }

    private void report() {
        listener.turned(
                new BatchGauges(
                        running.size(),
                        limit.current(),
                        kvCache.tokensInUse(),
                        kvCache.cachedTokens(),
                        kvCache.reusedTokens(),
                        speculation.proposed(),
                        speculation.accepted()),
                load());
    }

    /** Refuses the waiting requests that cannot be answered in time, by what the load is now. */
    private void refuseLate(InferenceThread<QueuedRequest> thread) {
        long now = nanoTime.getAsLong();
        if (now - checkedAt >= CHECK_NANOS) {
            checkedAt = now;
            thread.refuseLate();
            shedLate();
        }
    }

    /**
     * Ends running answers that are expected after their deadlines, the last to arrive first, until the others are expected
     * in time: answers that share a slow engine would otherwise all be late together. A single answer may try.
     */
    private void shedLate() {
        int kept = Math.max(1, (int) (running.size() * KEPT));
        EngineLoad load = load();
        Optional<RunningAnswer> late = load.lastLate(running);
        while (late.isPresent() && running.size() > kept) {
            fail(late.get(), load.overload());
            load = load();
            late = load.lastLate(running);
        }
    }

    /** Whether no request is admitted. */
    boolean isIdle() {
        return running.isEmpty();
    }

    /** Admits requests in the order of the queue while there is room. */
    private void admit(InferenceThread<QueuedRequest> thread) {
        while (running.size() < limit.current()) {
            Optional<QueuedRequest> next = thread.first();
            if (next.isEmpty() || !tryAdmit(next.get())) {
                return;
            }
            thread.serve(next.get());
        }
    }

    /** Returns false if {@code queued} must wait for KV cache space. A request that cannot run is refused. */
    private boolean tryAdmit(QueuedRequest queued) {
        try {
            queued.cancellation().throwIfCancelled();
            Optional<KvRegion> region = allocate(queued);
            region.ifPresent(allocated -> start(queued, allocated));
            return region.isPresent();
        } catch (GenerationException e) {
            queued.refuse(e);
        } catch (RuntimeException | Error e) {
            queued.refuse(failure(e));
        }
        return true;
    }

    private Optional<KvRegion> allocate(QueuedRequest queued) {
        PreparedRequest request = queued.request();
        return request.scoresPrompt()
                ? kvCache.allocateEmpty(queued.maxTokens(), request.sharing())
                : kvCache.allocate(request.promptTokens(), queued.maxTokens(), request.sharing());
    }

    private void start(QueuedRequest queued, KvRegion region) {
        try {
            AnswerTimes times = clock.admit(queued.submittedNanos(), running.isEmpty());
            running.add(new RunningAnswer(model, queued, region, times, speculation));
            monitor.addReused(region.length());
        } catch (RuntimeException | Error e) {
            kvCache.release(region);
            throw e;
        }
    }

    private void step(long start) {
        dropCancelled();
        List<RunningAnswer> answers = List.copyOf(running.subList(0, Math.min(limit.current(), running.size())));
        if (answers.isEmpty()) {
            return;
        }
        LoadMonitor.Turn turn = monitor.begin(answers);
        try {
            BatchStep step = planner.plan(answers);
            try (StepLogits logits = planner.timed(step, () -> model.decoder().step(step))) {
                clock.chargeStep(answers);
                acceptLogits(answers, new RowLogits(logits, logitsBuffer));
            }
            turn.end(nanoTime.getAsLong() - start);
            limit.recordSuccess();
        } catch (RuntimeException | Error e) {
            failStep(answers, e);
        }
    }

    private void acceptLogits(List<RunningAnswer> answers, RowLogits logits) {
        for (RunningAnswer answer : answers) {
            try {
                answer.accept(logits).ifPresent(completion -> complete(answer, completion));
            } catch (GenerationException e) {
                fail(answer, e);
            } catch (RuntimeException | Error e) {
                fail(answer, failure(e));
            }
        }
    }

    private void dropCancelled() {
        for (RunningAnswer answer : List.copyOf(running)) {
            try {
                answer.queued().cancellation().throwIfCancelled();
            } catch (GenerationException e) {
                fail(answer, e);
            }
        }
    }

    /**
     * Ends the answers that a failed step affects. After an out-of-memory error those are the answers in prefill, else
     * the answers beyond the halved batch limit. A defect ends all answers of the step.
     */
    private void failStep(List<RunningAnswer> answers, Throwable e) {
        clock.chargeStep(answers);
        if (!EngineFailures.isOutOfMemory(e)) {
            answers.forEach(answer -> fail(answer, EngineFailures.defect(e)));
            return;
        }
        listener.outOfMemory();
        kvCache.evictAll();
        limit.halve();
        List<RunningAnswer> prefilling =
                answers.stream().filter(RunningAnswer::isPrefilling).toList();
        List<RunningAnswer> failing = prefilling.isEmpty() ? beyondLimit(answers) : prefilling;
        failing.forEach(answer -> fail(answer, EngineFailures.outOfMemory(e)));
    }

    private GenerationException failure(Throwable e) {
        if (EngineFailures.isOutOfMemory(e)) {
            listener.outOfMemory();
        }
        return EngineFailures.of(e);
    }

    private List<RunningAnswer> beyondLimit(List<RunningAnswer> answers) {
        return answers.size() > limit.current() ? answers.subList(limit.current(), answers.size()) : answers;
    }

    private void complete(RunningAnswer answer, Completion completion) {
        remove(answer);
        monitor.addEnd(answer, completion.finishReason());
        answer.queued().channel().done(completion);
    }

    private void fail(RunningAnswer answer, GenerationException reason) {
        remove(answer);
        answer.queued().channel().failed(reason);
    }

    private void remove(RunningAnswer answer) {
        running.remove(answer);
        kvCache.release(answer.region());
    }
}
