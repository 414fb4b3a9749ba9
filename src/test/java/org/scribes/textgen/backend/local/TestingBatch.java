package org.scribes.textgen.backend.local;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import org.scribes.textgen.domain.Cancellation;
import org.scribes.textgen.domain.Completion;

/** Lets requests share a model, on the thread of the test. */
final class TestingBatch {
    private final InferenceLane<Ticket> lane = new InferenceLane<>(1000, Thread::new, ignored -> {});
    private final BatchLoop loop;
    private final LongSupplier nanoTime;

    private BatchFigures figures = BatchFigures.NONE;
    private int outOfMemory;

    TestingBatch(LocalModel model, int batchSize) {
        this(model, batchSize, true, System::nanoTime);
    }

    TestingBatch(LocalModel model, int batchSize, boolean speculates, LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        StepPlanner planner = new StepPlanner(speculates, nanoTime);
        KvMemory memory = new KvMemory(model.loaded().memory().tokens(), model.decoder()::copy);
        this.loop =
                new BatchLoop(model, memory, batchSize, planner, nanoTime, now -> figures = now, () -> outOfMemory++);
    }

    /** What the batch looked like after its last step. */
    BatchFigures figures() {
        return figures;
    }

    /** How often memory ran out. */
    int outOfMemory() {
        return outOfMemory;
    }

    Ticket submit(PreparedRequest request, Cancellation cancellation) {
        Ticket ticket = new Ticket(request, cancellation, new Handover(), nanoTime.getAsLong());
        lane.submit(ticket);
        return ticket;
    }

    /** How many wait in the queue. */
    int waiting() {
        return lane.queueLength();
    }

    /** A step, for whoever is there. */
    void turn() {
        loop.turn(lane);
    }

    /** Steps until all are answered. */
    void finish() {
        while (!loop.isIdle() || lane.queueLength() > 0) {
            turn();
        }
    }

    /** The answers to requests that came in together. */
    List<Completion> answers(List<PreparedRequest> requests, Cancellation cancellation) {
        List<Ticket> tickets = new ArrayList<>();
        for (PreparedRequest request : requests) {
            tickets.add(submit(request, cancellation));
        }
        finish();
        return tickets.stream()
                .map(ticket -> ticket.handover().passOn(piece -> {}, cancellation))
                .toList();
    }
}
