package org.scribes.textgen.cache;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.scribes.textgen.domain.Cancellation;

/**
 * The cancellation of a generation that several requests wait for: cancelled once all of them are. Nobody can join after
 * that.
 */
final class SharedCancellation extends Cancellation {
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<Cancellation, Registration> waiting = new HashMap<>();
    private Reason lastReason = Reason.CLIENT_GONE;
    private @Nullable Reason reason;
    private boolean ended;

    /** @param first the request that starts the generation */
    SharedCancellation(Cancellation first) {
        super(first.remaining(), System::nanoTime);
        add(first);
    }

    private void add(Cancellation request) {
        lock.lock();
        try {
            waiting.put(request, () -> {});
        } finally {
            lock.unlock();
        }
        Registration registration = request.onCancel(this::check);
        lock.lock();
        try {
            if (waiting.replace(request, registration) == null) {
                registration.close();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Tells the listeners if nobody waits any more. */
    private void check() {
        if (reason().isPresent()) {
            runListeners();
        }
    }

    /** Lets another request wait, unless the generation has ended or is cancelled. */
    boolean join(Cancellation request) {
        lock.lock();
        try {
            if (ended || reason != null) {
                return false;
            }
            waiting.put(request, () -> {});
        } finally {
            lock.unlock();
        }
        add(request);
        return true;
    }

    /** The generation has ended: nobody can join any more. */
    void end() {
        lock.lock();
        try {
            ended = true;
        } finally {
            lock.unlock();
        }
    }

    /** A request has its answer, or waits no longer. */
    void leave(Cancellation request) {
        lock.lock();
        try {
            @Nullable Registration registration = waiting.remove(request);
            if (registration != null) {
                registration.close();
            }
            lastReason = request.reason().orElse(lastReason);
        } finally {
            lock.unlock();
        }
        check();
    }

    @Override
    public void cancel(Reason itsReason) {
        lock.lock();
        try {
            reason = reason == null ? itsReason : reason;
        } finally {
            lock.unlock();
        }
        runListeners();
    }

    @Override
    public Optional<Reason> reason() {
        lock.lock();
        try {
            if (reason == null) {
                reason = reasonOfAll();
            }
            return Optional.ofNullable(reason);
        } finally {
            lock.unlock();
        }
    }

    private @Nullable Reason reasonOfAll() {
        @Nullable Reason found = lastReason;
        for (Cancellation request : List.copyOf(waiting.keySet())) {
            Optional<Reason> itsReason = request.reason();
            if (itsReason.isEmpty()) {
                return null;
            }
            found = itsReason.get();
        }
        return found;
    }

    /** The time until the last deadline of those that wait. */
    @Override
    public Duration remaining() {
        lock.lock();
        try {
            return waiting.keySet().stream()
                    .map(Cancellation::remaining)
                    .max(Duration::compareTo)
                    .orElse(Duration.ZERO);
        } finally {
            lock.unlock();
        }
    }
}
