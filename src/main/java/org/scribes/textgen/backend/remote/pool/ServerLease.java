package org.scribes.textgen.backend.remote.pool;

/** A call of a server. It counts as in flight until it is closed. Used by one thread. */
public final class ServerLease implements AutoCloseable {
    private final ServerPool pool;
    private final PooledServer server;
    private final ChosenBy chosenBy;
    private Result result = Result.UNKNOWN;
    private boolean closed;

    /** How a call ended. */
    enum Result {
        UNKNOWN,
        ANSWERED,
        FAILED
    }

    ServerLease(ServerPool pool, PooledServer server, ChosenBy chosenBy) {
        this.pool = pool;
        this.server = server;
        this.chosenBy = chosenBy;
    }

    /** The server to call. */
    public ServerAddress address() {
        return server.address();
    }

    /** Why it was chosen. */
    public ChosenBy chosenBy() {
        return chosenBy;
    }

    /** The server did its part, if only by refusing the request. */
    public void answered() {
        result = Result.ANSWERED;
    }

    /** The server failed in a way that counts for its circuit breaker. */
    public void failed() {
        result = Result.FAILED;
    }

    /** Ends the call. Without a result, as after a cancellation, it tells nothing about the server. */
    @Override
    public void close() {
        if (!closed) {
            closed = true;
            pool.end(server, chosenBy == ChosenBy.TRIAL, result);
        }
    }
}
