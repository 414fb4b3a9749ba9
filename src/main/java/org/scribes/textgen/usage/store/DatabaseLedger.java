package org.scribes.textgen.usage.store;

import static org.scribes.textgen.observe.EventLog.field;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Shutdown;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;
import org.scribes.textgen.config.LedgerConfig;
import org.scribes.textgen.domain.ServiceOpening;
import org.scribes.textgen.observe.EventLog;
import org.scribes.textgen.observe.Gauge;
import org.scribes.textgen.observe.GenerationMetrics;
import org.scribes.textgen.threads.BackgroundTasks;
import org.scribes.textgen.threads.ServerThreads;
import org.scribes.textgen.usage.Ledger;
import org.scribes.textgen.usage.LedgerEntry;

/** The ledger in a database. Entries wait in memory, not longer than the database needs, and are written by one thread. */
@ApplicationScoped
public class DatabaseLedger implements Ledger {
    private static final EventLog LOG = EventLog.of(DatabaseLedger.class);
    /** Observers without a priority have 2500, among them those that wait for this one. */
    private static final int AFTER_LAST_ANSWERS = 3000;

    private final boolean enabled;
    private final GenerationMetrics metrics;
    /** Counts entries until they are written, not only until their write begins. */
    private final BlockingQueue<LedgerEntry> waiting;

    /** Whether added entries are no longer written. */
    private final AtomicBoolean ended = new AtomicBoolean();

    /** The number of rows lost because the queue was full. */
    private final LongAdder lost = new LongAdder();

    private final Optional<LedgerThread> thread;

    @Inject
    DatabaseLedger(
            LedgerConfig config,
            LedgerDatabase database,
            ServerThreads threads,
            GenerationMetrics metrics,
            BackgroundTasks tasks) {
        this(config, database, threads.named("ledger"), metrics, LedgerTimings.USUAL, tasks);
    }

    DatabaseLedger(
            LedgerConfig config,
            LedgerDatabase database,
            ThreadFactory threads,
            GenerationMetrics metrics,
            LedgerTimings pace,
            BackgroundTasks tasks) {
        this.enabled = config.enabled();
        this.metrics = metrics;
        this.waiting = new LinkedBlockingQueue<>(config.capacity());
        metrics.show(Gauge.LEDGER_ROWS_WAITING, this::waiting);
        this.thread = enabled
                ? Optional.of(
                        new LedgerThread(database, waiting, ended, lost, metrics, pace, threads, tasks.task("ledger")))
                : Optional.empty();
    }

    /** Opens the database on a thread of its own, so that the server's start does not wait for it. */
    void start(@Observes ServiceOpening event) {
        thread.ifPresent(LedgerThread::start);
    }

    @Override
    public void add(LedgerEntry entry) {
        if (!enabled) {
            return;
        }
        if (!waiting.offer(entry)) {
            lost.add(1);
            metrics.ledgerRowsLost(1);
        } else if (ended.get() && waiting.remove(entry)) {
            metrics.ledgerRowsLost(1);
            LOG.error("ledger_row_too_late", field("of_request", entry.requestId()));
        }
    }

    /** Whether the ledger is enabled. */
    boolean enabled() {
        return enabled;
    }

    /** The number of entries that are not written yet. */
    int waiting() {
        return waiting.size();
    }

    /** Whether an entry of {@code clientId} is not written yet. */
    boolean holds(String clientId, String requestId) {
        return waiting.stream()
                .anyMatch(entry -> entry.requestId().equals(requestId)
                        && entry.caller().client().id().equals(clientId));
    }

    /** Writes the waiting entries within the time that is left, those of answers that were just drained included. */
    void stop(@Observes @Priority(AFTER_LAST_ANSWERS) Shutdown event) {
        stop();
    }

    void stop() {
        thread.ifPresent(LedgerThread::stop);
    }
}
