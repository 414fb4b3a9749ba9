package org.scribes.textgen.observe;

import com.ibm.websphere.logging.hpel.LogRecordContext;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Associates a thread with a request. While a scope is open, every log line of the thread has the request's id,
 * including the server's lines.
 */
public final class LogContext {
    static final String REQUEST_ID = "request_id";
    private static final ThreadLocal<@Nullable String> REQUEST = new ThreadLocal<>();

    private LogContext() {}

    /** An open scope, closed by the thread that opened it. Scopes nest. */
    @FunctionalInterface
    public interface Scope extends AutoCloseable {
        @Override
        void close();
    }

    /** Opens a scope on this thread. */
    public static Scope open(String requestId) {
        String outer = REQUEST.get();
        set(requestId);
        return () -> set(outer);
    }

    /** Runs {@code work} in the scope of a request. */
    public static <T> T within(String requestId, Supplier<T> work) {
        Scope scope = open(requestId);
        try {
            return work.get();
        } finally {
            scope.close();
        }
    }

    /** Runs {@code work} in the scope of a request. */
    public static void within(String requestId, Runnable work) {
        Scope scope = open(requestId);
        try {
            work.run();
        } finally {
            scope.close();
        }
    }

    /** The id of the request that this thread works for, if any. */
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
