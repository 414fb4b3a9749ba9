package org.scribes.textgen.backend.local;

import static org.scribes.textgen.observe.EventLog.field;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.scribes.textgen.backend.local.LoadProgress.Transfer;
import org.scribes.textgen.domain.ByteSize;
import org.scribes.textgen.observe.EventLog;
import org.scribes.textgen.observe.Field;

/**
 * Says how far the load of a model has come and what is left: in the log at the begin of each step and at least every
 * five seconds, on the terminal only in a load that takes so long. Thread-safe.
 */
final class LoadReport {
    private static final EventLog LOG = EventLog.of(LoadReport.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    /** Together with a pause no more than five seconds. */
    private static final Duration QUIET = Duration.ofSeconds(4);

    private final String model;
    private final Consumer<String> terminal;
    private final LongSupplier nanoTime;
    private long logged;
    private long shown;
    private LoadEstimate estimate;

    /**
     * @param terminal takes a line for a person
     * @param nanoTime a monotonic clock in nanoseconds
     */
    LoadReport(String model, Consumer<String> terminal, LongSupplier nanoTime) {
        this.model = model;
        this.terminal = terminal;
        this.nanoTime = nanoTime;
        this.logged = nanoTime.getAsLong();
        this.shown = logged;
        this.estimate = new LoadEstimate(LoadProgress.begin("queued"), logged);
    }

    /** Takes the progress; it may come from any thread. */
    synchronized void update(LoadProgress progress) {
        if (progress.step().equals(estimate.progress().step())) {
            estimate = estimate.with(progress);
        } else {
            estimate = new LoadEstimate(progress, nanoTime.getAsLong());
            log(nanoTime.getAsLong());
        }
    }

    /** Repeats the last progress, on this thread, until the load has ended. */
    void repeatUntil(CountDownLatch ended) {
        try {
            while (!ended.await(PAUSE.toNanos(), TimeUnit.NANOSECONDS)) {
                repeat();
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    /** Repeats the last progress where nothing was said for four seconds. */
    synchronized void repeat() {
        long now = nanoTime.getAsLong();
        if (now - logged >= QUIET.toNanos()) {
            log(now);
        }
        if (now - shown >= QUIET.toNanos()) {
            shown = now;
            terminal.accept(line(now));
        }
    }

    private void log(long now) {
        logged = now;
        LoadProgress progress = estimate.progress();
        List<Field> fields = new ArrayList<>();
        fields.add(field("model", model));
        fields.add(field("step", progress.step()));
        fields.add(field("seconds", estimate.elapsed(now).toSeconds()));
        fields.add(field("percent", percent(progress)));
        progress.bytes().ifPresent(bytes -> {
            fields.add(field("bytes_done", bytes.done()));
            fields.add(field("bytes_total", bytes.total()));
        });
        estimate.left(now).ifPresent(left -> fields.add(field("seconds_left", left.toSeconds())));
        LOG.info("model_loading", fields.toArray(Field[]::new));
    }

    private String line(long now) {
        LoadProgress progress = estimate.progress();
        StringBuilder line = new StringBuilder("Loading " + model + ": " + progress.step());
        if (progress.share() > 0) {
            line.append(' ').append(percent(progress)).append(" %");
        }
        Optional<Transfer> bytes = progress.bytes();
        bytes.ifPresent(some -> line.append(", ")
                .append(ByteSize.shown(some.done()))
                .append(" of ")
                .append(ByteSize.shown(some.total())));
        line.append(estimate.left(now)
                .map(left -> ", about " + words(left) + " left")
                .orElseGet(() -> ", for " + words(estimate.elapsed(now))));
        return line.toString();
    }

    private static long percent(LoadProgress progress) {
        return (long) (progress.share() * 100);
    }

    private static String words(Duration time) {
        if (time.toMinutes() < 2) {
            return time.toSeconds() + " s";
        }
        return time.toHours() == 0 ? time.toMinutes() + " min" : time.toHours() + " h " + time.toMinutesPart() + " min";
    }
}
