package org.scribes.textgen.backend.remote.pool;

/** The state of one server of a pool. Guarded by the pool's lock; times are in nanoseconds. */
final class PooledServer {
    /** The share of a server at the begin of its slow start, relative to the others'. */
    private static final double FIRST_SHARE = 0.1;

    private final ServerAddress address;
    private final ServerBreaker breaker;
    private final double slowStart;
    private final double loadMemory;
    private boolean slow;
    private long started;
    private int inFlight;
    private double load;
    private long loadAt;

    PooledServer(ServerAddress address, PoolSettings settings, long now) {
        this.address = address;
        this.breaker = new ServerBreaker(settings.breaker());
        this.slowStart = settings.slowStart().toNanos();
        this.loadMemory = settings.loadMemory().toNanos();
        this.loadAt = now;
    }

    ServerAddress address() {
        return address;
    }

    ServerBreaker breaker() {
        return breaker;
    }

    int inFlight() {
        return inFlight;
    }

    /** Lets the share grow from now. */
    void startSlowly(long now) {
        slow = true;
        started = now;
    }

    /** The share of the requests, relative to other servers: 1, or less during a slow start. */
    double weight(long now) {
        if (slow) {
            double share = (now - started) / slowStart;
            slow = share < 1;
            return Math.max(FIRST_SHARE, Math.min(1, share));
        }
        return 1;
    }

    /** The requests in flight, averaged over the last while, with exponential decay. */
    double load(long now) {
        double kept = Math.exp((loadAt - now) / loadMemory);
        load = load * kept + inFlight * (1 - kept);
        loadAt = now;
        return load;
    }

    void begin(long now) {
        load(now);
        inFlight++;
    }

    void end(long now) {
        load(now);
        inFlight--;
    }
}
