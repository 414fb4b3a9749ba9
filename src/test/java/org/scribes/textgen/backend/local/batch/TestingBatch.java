package org.scribes.textgen.backend.local.batch;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import org.scribes.textgen.backend.local.kv.KvCache;
import org.scribes.textgen.backend.local.prompt.PreparedRequest;
import org.scribes.textgen.domain.Cancellation;
import org.scribes.textgen.domain.Completion;

/** Runs batched requests on the test's thread. */
public final class TestingBatch {
    private final TimedAdmission admission = new TimedAdmission();
    private final InferenceThread<QueuedRequest> inferenceThread =
            new InferenceThread<>(100_000, admission, Thread::new, ignored -> {});
    private final BatchLoop loop;
    private final LongSupplier nanoTime;

    private BatchGauges gauges = BatchGauges.NONE;
    private int outOfMemory;

    public TestingBatch(LocalModel model, int batchSize) {
        this(model, batchSize, true, System::nanoTime);
    }

    public TestingBatch(LocalModel model, int batchSize, boolean speculation, LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        StepPlanner planner = new StepPlanner(speculation, nanoTime);
        KvCache kvCache = new KvCache(model.loadedDecoder().kvPlan().tokens(), model.decoder()::copy);
        this.loop = new BatchLoop(model, kvCache, batchSize, planner, nanoTime, new Observer());
        admission.update(loop.load());
    }

    /** Keeps what the batch reports. */
    private final class Observer implements BatchLoop.Listener {
        @Override
        public void turned(BatchGauges current, EngineLoad load) {
            gauges = current;
            admission.update(load);
        }

        @Override
        public void outOfMemory() {
            outOfMemory++;
        }
    }

    /** The gauges after the last step. */
    public BatchGauges gauges() {
        return gauges;
    }

    /** The load now. */
    EngineLoad load() {
        return loop.load();
    }

    /** The number of out-of-memory errors. */
    int outOfMemory() {
        return outOfMemory;
    }

    public QueuedRequest submit(PreparedRequest request, Cancellation cancellation) {
        QueuedRequest queued = new QueuedRequest(request, cancellation, new AnswerChannel(), nanoTime.getAsLong());
        inferenceThread.submit(queued);
        return queued;
    }

    void withdraw(QueuedRequest queued) {
        inferenceThread.withdraw(queued);
    }

    /** The queue's length. */
    int waiting() {
        return inferenceThread.queueLength();
    }

    /** The time until a request that is submitted now would start. */
    Duration expectedWait() {
        return admission.expectedWait(inferenceThread.queued());
    }

    /** Runs one step. */
    public void runOnce() {
        loop.runOnce(inferenceThread);
    }

    /** Runs steps until all requests are answered. */
    public void finish() {
        while (!loop.isIdle() || inferenceThread.queueLength() > 0) {
            runOnce();
        }
    }

    /** The answers to requests submitted together. */
    public List<Completion> answers(List<PreparedRequest> requests, Cancellation cancellation) {
        List<QueuedRequest> queuedRequests = new ArrayList<>();
        for (PreparedRequest request : requests) {
            queuedRequests.add(submit(request, cancellation));
        }
        finish();
        return queuedRequests.stream()
                .map(queued -> queued.channel().passOn(piece -> {}, cancellation))
                .toList();
    }
}
