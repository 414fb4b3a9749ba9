package org.scribes.textgen.backend.local.batch;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.scribes.textgen.backend.local.decoder.BatchStep;
import org.scribes.textgen.backend.local.decoder.Decoder.Scores;
import org.scribes.textgen.backend.local.decoder.EngineFailures;
import org.scribes.textgen.backend.local.decoder.RowLogits;
import org.scribes.textgen.backend.local.kv.KvCache;
import org.scribes.textgen.backend.local.kv.KvRegion;
import org.scribes.textgen.domain.Completion;
import org.scribes.textgen.domain.GenerationException;
import org.scribes.textgen.threads.BackgroundTask;

/**
 * Continuous batching: answers join and leave at every step. Requests come in by the order of their arrival; one that does
 * not fit into the memory waits, and those behind it wait with it. Used by the lane's thread.
 */
public final class BatchLoop {
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

    private final LocalModel model;
    private final BatchLimit limit;
    private final StepPlanner planner;
    private final KvCache memory;
    private final float[] buffer;
    private final BatchClock clock;
    private final Consumer<BatchGauges> watcher;
    private final Runnable outOfMemory;
    private final SpeculationCount speculation = new SpeculationCount();
    /** In the order of their arrival. */
    private final List<RunningAnswer> running = new ArrayList<>();

    private @Nullable QueuedRequest first;

    public BatchLoop(
            LocalModel model,
            KvCache memory,
            int batchSize,
            StepPlanner planner,
            LongSupplier nanoTime,
            Consumer<BatchGauges> watcher,
            Runnable outOfMemory) {
        this.clock = new BatchClock(nanoTime);
        this.watcher = watcher;
        this.outOfMemory = outOfMemory;
        this.model = model;
        this.limit = new BatchLimit(batchSize);
        this.planner = planner;
        this.memory = memory;
        this.buffer = new float[model.decoder().vocabularySize()];
    }

    /**
     * Serves the lane until it is closed. A turn that fails as a whole fails everything that has its place; the next begins
     * with empty memory, after a pause that grows while no turn goes well.
     */
    public void run(InferenceThread<QueuedRequest> lane, BackgroundTask task, Duration firstPause) {
        Duration pause = firstPause;
        while (lane.isOpen()) {
            if (isIdle()) {
                first = lane.take().orElse(null);
            }
            boolean well = task.run(
                    () -> {
                        turn(lane);
                        return true;
                    },
                    e -> {
                        failAll(EngineFailures.of(e));
                        return false;
                    });
            if (!well) {
                lane.rest(pause);
                task.recovered(); // or nobody would send what it could prove itself by
            }
            pause = well ? firstPause : min(pause.multipliedBy(2), LONGEST_PAUSE);
        }
        failAll(GenerationException.stopping());
    }

    private static Duration min(Duration a, Duration b) {
        return a.compareTo(b) < 0 ? a : b;
    }

    /** Ends everything that has its place or is about to get it. */
    private void failAll(GenerationException reason) {
        QueuedRequest waiting = first;
        first = null;
        if (waiting != null) {
            waiting.refuse(reason);
        }
        running.forEach(answer -> answer.ticket().refuse(reason));
        running.clear();
        memory.clear();
    }

    /** Lets in what waits, and takes a step with what has its place. */
    void turn(InferenceThread<QueuedRequest> lane) {
        admit(lane);
        step();
        watcher.accept(new BatchGauges(
                running.size(),
                first == null ? 0 : 1,
                limit.now(),
                memory.inUse(),
                memory.remembered(),
                memory.reused(),
                speculation.proposed(),
                speculation.accepted()));
    }

    /** Whether nothing has a place or is about to get it. */
    boolean isIdle() {
        return running.isEmpty() && first == null;
    }

    /** Lets in what has waited longest, as long as there is room. */
    private void admit(InferenceThread<QueuedRequest> lane) {
        while (running.size() < limit.now()) {
            QueuedRequest ticket = first == null ? lane.poll().orElse(null) : first;
            if (ticket == null) {
                return;
            }
            first = ticket;
            if (!enter(ticket)) {
                return;
            }
            first = null;
        }
    }

    /** Whether {@code ticket} waits no longer: it has its place, or will never need one. */
    private boolean enter(QueuedRequest ticket) {
        try {
            ticket.cancellation().throwIfCancelled();
            Optional<KvRegion> region = memory.take(
                    ticket.request().promptTokens(),
                    ticket.room(),
                    ticket.request().sharing());
            region.ifPresent(place -> start(ticket, place));
            return region.isPresent();
        } catch (GenerationException e) {
            ticket.refuse(e);
        } catch (RuntimeException | Error e) {
            ticket.refuse(failure(e));
        }
        return true;
    }

    private void start(QueuedRequest ticket, KvRegion place) {
        boolean started = false;
        try {
            AnswerTimes times = clock.enter(ticket.submitted(), running.isEmpty());
            running.add(new RunningAnswer(model, ticket, place, times, speculation));
            started = true;
        } finally {
            if (!started) {
                memory.giveBack(place);
            }
        }
    }

    private void step() {
        dropUnwanted();
        List<RunningAnswer> taking = List.copyOf(running.subList(0, Math.min(limit.now(), running.size())));
        if (taking.isEmpty()) {
            return;
        }
        try {
            BatchStep step = planner.plan(taking);
            try (Scores scores = planner.timed(step, () -> model.decoder().step(step))) {
                clock.divide(taking);
                handOut(taking, new RowLogits(scores, buffer));
            }
            limit.wentWell();
        } catch (RuntimeException | Error e) {
            end(taking, e);
        }
    }

    private void handOut(List<RunningAnswer> taking, RowLogits scores) {
        for (RunningAnswer answer : taking) {
            try {
                answer.take(scores).ifPresent(completion -> done(answer, completion));
            } catch (GenerationException e) {
                fail(answer, e);
            } catch (RuntimeException | Error e) {
                fail(answer, failure(e));
            }
        }
    }

    private void dropUnwanted() {
        for (RunningAnswer answer : List.copyOf(running)) {
            try {
                answer.ticket().cancellation().throwIfCancelled();
            } catch (GenerationException e) {
                fail(answer, e);
            }
        }
    }

    /** Memory that ran out ends the answers that asked for most, and fewer share the next steps; a defect ends them all. */
    private void end(List<RunningAnswer> taking, Throwable e) {
        clock.divide(taking);
        if (!EngineFailures.isOutOfMemory(e)) {
            taking.forEach(answer -> fail(answer, EngineFailures.defect(e)));
            return;
        }
        outOfMemory.run();
        memory.forget();
        limit.halve();
        List<RunningAnswer> reading =
                taking.stream().filter(RunningAnswer::isReading).toList();
        List<RunningAnswer> guilty = reading.isEmpty() ? beyondTheLimit(taking) : reading;
        guilty.forEach(answer -> fail(answer, EngineFailures.outOfMemory(e)));
    }

    private GenerationException failure(Throwable e) {
        if (EngineFailures.isOutOfMemory(e)) {
            outOfMemory.run();
        }
        return EngineFailures.of(e);
    }

    private List<RunningAnswer> beyondTheLimit(List<RunningAnswer> taking) {
        return taking.size() > limit.now() ? taking.subList(limit.now(), taking.size()) : taking;
    }

    private void done(RunningAnswer answer, Completion completion) {
        leave(answer);
        answer.ticket().handover().done(completion);
    }

    private void fail(RunningAnswer answer, GenerationException reason) {
        leave(answer);
        answer.ticket().handover().failed(reason);
    }

    private void leave(RunningAnswer answer) {
        running.remove(answer);
        memory.giveBack(answer.region());
    }
}
