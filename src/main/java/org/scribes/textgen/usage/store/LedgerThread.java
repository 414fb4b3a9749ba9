package org.scribes.textgen.usage.store;

import static org.scribes.textgen.observe.EventLog.failure;
import static org.scribes.textgen.observe.EventLog.field;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;
import org.scribes.textgen.observe.EventLog;
import org.scribes.textgen.observe.GenerationMetrics;
import org.scribes.textgen.threads.BackgroundTask;
import org.scribes.textgen.usage.LedgerEntry;

/** Writes waiting rows to the database, and retries while the database is unavailable. */
final class LedgerThread implements Runnable {
    private static final EventLog LOG = EventLog.of(LedgerThread.class);
    static final int BATCH = 500;

    private final LedgerDatabase database;
    private final LedgerWriter writer;
    private final Queue<LedgerEntry> waiting;
    private final AtomicBoolean ended;
    private final LongAdder lost;
    private final GenerationMetrics metrics;
    private final LedgerTimings pace;
    private final ThreadFactory threads;
    private final BackgroundTask task;
    /** The types of failure that were logged. */
    private final Set<Class<?>> logged = new HashSet<>();

    private final CountDownLatch stopping = new CountDownLatch(1);
    private @Nullable Thread thread;
    private Duration pause;
    /** Whether the first waiting rows may have been written already. */
    private boolean uncertain;

    private long loggedLost;
    private long lastSweep = System.nanoTime();

    LedgerThread(
            LedgerDatabase database,
            Queue<LedgerEntry> waiting,
            AtomicBoolean ended,
            LongAdder lost,
            GenerationMetrics metrics,
            LedgerTimings pace,
            ThreadFactory threads,
            BackgroundTask task) {
        this.database = database;
        this.writer = new LedgerWriter(database);
        this.waiting = waiting;
        this.ended = ended;
        this.lost = lost;
        this.metrics = metrics;
        this.pace = pace;
        this.threads = threads;
        this.task = task;
        this.pause = pace.pause();
    }

    void start() {
        thread = threads.newThread(this);
        thread.start();
    }

    /** Writes the last rows, and waits until they are written. */
    void stop() {
        stopping.countDown();
        if (thread == null) {
            giveUp();
            return;
        }
        try {
            thread.join(pace.farewell().plus(pace.lastMoment()).toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void run() {
        try {
            Duration wait = Duration.ZERO;
            while (!stopsWithin(wait)) {
                wait = task.run(this::round, this::failedRound);
            }
            sayFarewell();
        } finally {
            giveUp();
            database.close();
        }
    }

    private Duration failedRound(Throwable why) {
        failed(why);
        return longerEachTime();
    }

    private void failed(Throwable why) {
        // the commit may have succeeded
        uncertain = true;
        if (logged.add(why.getClass())) {
            LOG.error("ledger_failed", field("rows_waiting", waiting.size()), failure(why));
        }
        database.lost(why);
    }

    /** The pause before the next attempt. */
    private Duration round() {
        boolean sweep = System.nanoTime() - lastSweep > pace.sweep().toNanos();
        if (sweep) {
            lastSweep = System.nanoTime();
            tellLost();
        }
        long waited = waiting.size();
        if (!database.there() && !database.open()) {
            return longerEachTime();
        }
        if (!(writeAll() && (!sweep || tidied()))) {
            return longerEachTime();
        }
        if (!database.there()) {
            database.opened(waited);
        }
        pause = pace.pause();
        return pace.gather();
    }

    private Duration longerEachTime() {
        Duration now = pause;
        Duration twice = pause.multipliedBy(2);
        pause = twice.compareTo(pace.longestPause()) < 0 ? twice : pace.longestPause();
        return now;
    }

    private boolean writeAll() {
        List<LedgerEntry> batch;
        do {
            batch = first();
            if (!batch.isEmpty() && !written(batch)) {
                return false;
            }
        } while (batch.size() == BATCH);
        return true;
    }

    private List<LedgerEntry> first() {
        List<LedgerEntry> batch = new ArrayList<>();
        for (LedgerEntry entry : waiting) {
            if (batch.size() == BATCH) {
                break;
            }
            batch.add(entry);
        }
        return batch;
    }

    private boolean written(List<LedgerEntry> batch) {
        try {
            writer.write(batch, uncertain);
            batch.forEach(entry -> waiting.remove());
            uncertain = false;
            return true;
        } catch (RuntimeException e) {
            uncertain = true;
            if (SqlFailure.of(e) == SqlFailure.REFUSED) {
                return batch.stream().allMatch(this::writtenAlone);
            }
            return missed(e);
        }
    }

    /** Writes the rows one by one, so that one that the database refuses does not block the others. */
    private boolean writtenAlone(LedgerEntry entry) {
        try {
            try {
                writer.write(List.of(entry), true);
            } catch (RuntimeException e) {
                if (SqlFailure.of(e) != SqlFailure.REFUSED) {
                    throw e;
                }
                if (!writer.has(entry)) {
                    metrics.ledgerRowsLost(1);
                    LOG.error(
                            "ledger_row_refused",
                            field("of_request", entry.requestId()),
                            field("sql_state", SqlFailure.state(e).orElse("none")));
                }
            }
            waiting.remove();
            return true;
        } catch (RuntimeException e) {
            return missed(e);
        }
    }

    /** Deletes expired reservations. A failure is harmless: the next sweep deletes them. */
    private boolean tidied() {
        try {
            database.removeExpired();
            return true;
        } catch (RuntimeException e) {
            return missed(e);
        }
    }

    private boolean missed(RuntimeException why) {
        if (SqlFailure.of(why) == SqlFailure.AWAY) {
            database.lost(why);
        }
        return false;
    }

    private void tellLost() {
        long now = lost.sum();
        if (now > loggedLost) {
            LOG.error("ledger_rows_lost", field("rows", now - loggedLost), field("rows_waiting", waiting.size()));
            loggedLost = now;
        }
    }

    /** Retries until the time is over: the database may become available. */
    private void sayFarewell() {
        long end = System.nanoTime() + pace.farewell().toNanos();
        while (!waiting.isEmpty() && System.nanoTime() < end) {
            if (!wroteLast()) {
                rest();
            }
        }
    }

    private boolean wroteLast() {
        try {
            return (database.there() || database.open()) && written(first());
        } catch (RuntimeException | Error e) {
            failed(e);
            return false;
        }
    }

    /** Rows that wait now or are added later are lost. */
    private void giveUp() {
        ended.set(true);
        tellLost();
        long left = 0;
        while (waiting.poll() != null) {
            left++;
        }
        if (left > 0) {
            metrics.ledgerRowsLost(left);
            LOG.error("ledger_rows_left", field("rows", left));
        }
    }

    private void rest() {
        try {
            TimeUnit.MILLISECONDS.sleep(pace.gather().toMillis());
        } catch (InterruptedException e) {
            LOG.debug("ledger_interrupted");
        }
    }

    /** Stops waiting on an interrupt. The interrupt is not restored, because it would abort writes to files. */
    private boolean stopsWithin(Duration wait) {
        try {
            return stopping.await(wait.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            return stopping.getCount() == 0;
        }
    }
}
