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
 * The cancellation of a generation that several requests wait for. It is cancelled once all of them are. No request can
 * join after that.
 */
final class SharedCancellation extends Cancellation {
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<Cancellation, Registration> waiting = new HashMap<>();
    private Reason lastReason = Reason.CLIENT_GONE;
    private @Nullable Reason reason;
    private boolean ended;

    /** @param first the cancellation of the request that starts the generation */
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

    /** Notifies the listeners if no request waits any more. */
    private void check() {
        if (reason().isPresent()) {
            runListeners();
        }
    }

    /** Adds a waiting request; false if the generation has ended or is cancelled. */
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

    /** Marks the generation as ended: no request can join any more. */
    void end() {
        lock.lock();
        try {
            ended = true;
        } finally {
            lock.unlock();
        }
    }

    /** Removes a request that has its answer or stops waiting. */
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
    public void cancel(Reason newReason) {
        lock.lock();
        try {
            reason = reason == null ? newReason : reason;
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
            Optional<Reason> requestReason = request.reason();
            if (requestReason.isEmpty()) {
                return null;
            }
            found = requestReason.get();
        }
        return found;
    }

    /** The time until the latest deadline of the waiting requests. */
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
