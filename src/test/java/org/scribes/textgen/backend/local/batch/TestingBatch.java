package org.scribes.textgen.backend.local.batch;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import org.scribes.textgen.backend.local.kv.KvCache;
import org.scribes.textgen.backend.local.prompt.PreparedRequest;
import org.scribes.textgen.domain.Cancellation;
import org.scribes.textgen.domain.Completion;

/** Runs batched requests on the test's thread. */
public final class TestingBatch {
    private final InferenceThread<QueuedRequest> lane = new InferenceThread<>(1000, Thread::new, ignored -> {});
    private final BatchLoop loop;
    private final LongSupplier nanoTime;

    private BatchGauges figures = BatchGauges.NONE;
    private int outOfMemory;

    public TestingBatch(LocalModel model, int batchSize) {
        this(model, batchSize, true, System::nanoTime);
    }

    public TestingBatch(LocalModel model, int batchSize, boolean speculates, LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        StepPlanner planner = new StepPlanner(speculates, nanoTime);
        KvCache memory = new KvCache(model.loadedDecoder().kvPlan().tokens(), model.decoder()::copy);
        this.loop =
                new BatchLoop(model, memory, batchSize, planner, nanoTime, now -> figures = now, () -> outOfMemory++);
    }

    /** The gauges after the last step. */
    public BatchGauges figures() {
        return figures;
    }

    /** The number of out-of-memory errors. */
    int outOfMemory() {
        return outOfMemory;
    }

    public QueuedRequest submit(PreparedRequest request, Cancellation cancellation) {
        QueuedRequest ticket = new QueuedRequest(request, cancellation, new AnswerChannel(), nanoTime.getAsLong());
        lane.submit(ticket);
        return ticket;
    }

    /** The queue's length. */
    int waiting() {
        return lane.queueLength();
    }

    /** Runs one step. */
    public void turn() {
        loop.runOnce(lane);
    }

    /** Runs steps until all requests are answered. */
    public void finish() {
        while (!loop.isIdle() || lane.queueLength() > 0) {
            turn();
        }
    }

    /** The answers to requests submitted together. */
    public List<Completion> answers(List<PreparedRequest> requests, Cancellation cancellation) {
        List<QueuedRequest> tickets = new ArrayList<>();
        for (PreparedRequest request : requests) {
            tickets.add(submit(request, cancellation));
        }
        finish();
        return tickets.stream()
                .map(ticket -> ticket.channel().passOn(piece -> {}, cancellation))
                .toList();
    }
}
