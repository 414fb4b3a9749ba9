package org.scribes.textgen.cache;

import java.time.Duration;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.scribes.textgen.domain.Cancellation;

/**
 * Wanted for as long as one of the requests that wait for it is. Once none is, that stays so: nobody can join any more.
 */
final class SharedCancellation extends Cancellation {
    private final ReentrantLock lock = new ReentrantLock();
    private final Set<Cancellation> waiting = Collections.newSetFromMap(new IdentityHashMap<>());
    private Reason last = Reason.CLIENT_GONE;
    private @Nullable Reason over;
    private boolean ended;

    /** @param first the request that begins; its time counts */
    SharedCancellation(Cancellation first) {
        super(first.remaining(), System::nanoTime);
        waiting.add(first);
    }

    /** Lets another request wait for it, unless it is not wanted any more. */
    boolean join(Cancellation request) {
        lock.lock();
        try {
            if (ended || over != null) {
                return false;
            }
            waiting.add(request);
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** What was wanted is there, or will not come: whoever wants it from now on must look for it elsewhere. */
    void end() {
        lock.lock();
        try {
            ended = true;
        } finally {
            lock.unlock();
        }
    }

    /** A request has what it waited for, or gave up. */
    void leave(Cancellation request) {
        lock.lock();
        try {
            waiting.remove(request);
            last = request.reason().orElse(last);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void cancel(Reason reason) {
        lock.lock();
        try {
            over = over == null ? reason : over;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public Optional<Reason> reason() {
        lock.lock();
        try {
            if (over == null) {
                over = reasonOfAll();
            }
            return Optional.ofNullable(over);
        } finally {
            lock.unlock();
        }
    }

    private @Nullable Reason reasonOfAll() {
        @Nullable Reason found = last;
        for (Cancellation request : waiting) {
            Optional<Reason> reason = request.reason();
            if (reason.isEmpty()) {
                return null;
            }
            found = reason.get();
        }
        return found;
    }

    /** Of the request that has most left. */
    @Override
    public Duration remaining() {
        lock.lock();
        try {
            return waiting.stream()
                    .map(Cancellation::remaining)
                    .max(Duration::compareTo)
                    .orElse(Duration.ZERO);
        } finally {
            lock.unlock();
        }
    }
}
