package org.scribes.textgen.backend.remote.pool;

import java.util.Comparator;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Chooses among servers that can answer.
 *
 * <p>By load: the one with fewer requests in flight of two drawn ones ("the power of two choices", Mitzenmacher 2001).
 *
 * <p>By affinity: the first in the order that rendezvous hashing gives for the prefix, unless it has too much to do
 * ("consistent hashing with bounded loads", Mirrokni, Thorup, Zadimoghaddam 2018). The bound holds for the average of
 * requests in flight: their number at one moment varies so much by chance that a bound on it sends a quarter of all
 * requests past their server. A server with nothing in flight is never passed over.
 */
final class ServerChoice {
    /** How far the average of requests in flight may be above a server's fair share, relative to it. */
    private static final double RELATIVE_MARGIN = 0.04;
    /** The same in requests, beside the relative margin. */
    private static final double MARGIN = 0.3;
    /** How often its fair share a server may have in flight at one moment. */
    private static final double MOST_AT_ONCE = 2;

    private final RandomGenerator random;

    ServerChoice(RandomGenerator random) {
        this.random = random;
    }

    PooledServer byLoad(List<PooledServer> able, long now) {
        int one = random.nextInt(able.size());
        if (able.size() == 1) {
            return able.get(one);
        }
        int other = (one + 1 + random.nextInt(able.size() - 1)) % able.size();
        return pressure(able.get(one), now) <= pressure(able.get(other), now) ? able.get(one) : able.get(other);
    }

    private static double pressure(PooledServer server, long now) {
        return (server.inFlight() + 1) / server.weight(now);
    }

    PooledServer byAffinity(List<PooledServer> able, long key, long now) {
        double weights = able.stream().mapToDouble(server -> server.weight(now)).sum();
        double load = able.stream().mapToDouble(server -> server.load(now)).sum() / weights;
        double inFlight = (1 + able.stream().mapToInt(PooledServer::inFlight).sum()) / weights;
        return able.stream()
                .sorted(order(key))
                .filter(server -> server.inFlight() == 0
                        || (isBelow(load * server.weight(now), server, now)
                                && server.inFlight() < Math.ceil(MOST_AT_ONCE * inFlight * server.weight(now))))
                .findFirst()
                .orElseGet(() -> byLoad(able, now));
    }

    private static boolean isBelow(double fair, PooledServer server, long now) {
        return server.load(now) <= fair * (1 + RELATIVE_MARGIN) + MARGIN;
    }

    /** The server that keeps the prefix. */
    static PooledServer first(List<PooledServer> servers, long key) {
        return servers.stream().min(order(key)).orElseThrow();
    }

    private static Comparator<PooledServer> order(long key) {
        return Comparator.comparingLong(server -> server.address().rank(key));
    }
}
