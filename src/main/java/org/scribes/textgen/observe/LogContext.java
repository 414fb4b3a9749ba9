package org.scribes.textgen.observe;

import com.ibm.websphere.logging.hpel.LogRecordContext;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Says on whose behalf a thread works: while a request's scope is open, every line that the thread logs carries its id,
 * lines of the server included.
 */
public final class LogContext {
    static final String REQUEST_ID = "request_id";
    private static final ThreadLocal<@Nullable String> REQUEST = new ThreadLocal<>();

    private LogContext() {}

    /** An open scope. To be closed by the thread that opened it; scopes nest. */
    @FunctionalInterface
    public interface Scope extends AutoCloseable {
        @Override
        void close();
    }

    /** Opens the scope of a request on this thread. */
    public static Scope open(String requestId) {
        String outer = REQUEST.get();
        set(requestId);
        return () -> set(outer);
    }

    /** Does {@code work} within the scope of a request. */
    public static <T> T within(String requestId, Supplier<T> work) {
        Scope scope = open(requestId);
        try {
            return work.get();
        } finally {
            scope.close();
        }
    }

    /** As above, without a result. */
    public static void within(String requestId, Runnable work) {
        Scope scope = open(requestId);
        try {
            work.run();
        } finally {
            scope.close();
        }
    }

    /** The id of the request that this thread works for, if it works for one. */
    public static Optional<String> requestId() {
        return Optional.ofNullable(REQUEST.get());
    }

    private static void set(@Nullable String requestId) {
        if (requestId == null) {
            REQUEST.remove();
            LogRecordContext.removeExtension(REQUEST_ID);
        } else {
            REQUEST.set(requestId);
            LogRecordContext.addExtension(REQUEST_ID, requestId);
        }
    }
}
