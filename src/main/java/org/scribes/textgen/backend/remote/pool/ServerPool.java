package org.scribes.textgen.backend.remote.pool;

import static java.util.stream.Collectors.toMap;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BiConsumer;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;

/** The servers of one target, with the choice among them. Thread-safe. */
public final class ServerPool {
    private final PoolSettings settings;
    private final LongSupplier nanos;
    private final ServerChoice choice;
    private final BiConsumer<ServerAddress, Boolean> ejections;
    private List<PooledServer> servers;

    /**
     * A pool of {@code addresses}.
     *
     * @param nanos a monotonic clock in nanoseconds
     * @param ejections is told each server that is ejected (true) or returns (false); must not block
     */
    public ServerPool(
            Collection<ServerAddress> addresses,
            PoolSettings settings,
            LongSupplier nanos,
            RandomGenerator random,
            BiConsumer<ServerAddress, Boolean> ejections) {
        this.settings = settings;
        this.nanos = nanos;
        this.choice = new ServerChoice(random);
        this.ejections = ejections;
        long now = nanos.getAsLong();
        this.servers = new LinkedHashSet<>(addresses)
                .stream()
                        .map(address -> new PooledServer(address, settings, now))
                        .toList();
    }

    /** Replaces the servers. One that stays keeps its state; a new one starts slowly. */
    public synchronized void update(Collection<ServerAddress> addresses) {
        long now = nanos.getAsLong();
        Map<ServerAddress, PooledServer> known =
                servers.stream().collect(toMap(PooledServer::address, server -> server));
        List<PooledServer> next = new ArrayList<>();
        for (ServerAddress address : new LinkedHashSet<>(addresses)) {
            PooledServer server = known.get(address);
            if (server == null) {
                server = new PooledServer(address, settings, now);
                server.startSlowly(now);
            }
            next.add(server);
        }
        servers = next;
    }

    /**
     * Chooses a server for a request. One that was ejected and may be back is tried first.
     *
     * @param affinity what requests with the same prefix share
     * @param tried servers that this request asked already
     * @return the call to make, which the caller closes; empty if all other servers are ejected
     */
    public synchronized Optional<ServerLease> lease(OptionalLong affinity, Collection<ServerAddress> tried) {
        long now = nanos.getAsLong();
        List<PooledServer> left = servers.stream()
                .filter(server -> !tried.contains(server.address()))
                .toList();
        Optional<PooledServer> trial =
                left.stream().filter(server -> server.breaker().isTrialDue(now)).findFirst();
        if (trial.isPresent()) {
            trial.get().breaker().beginTrial();
            return Optional.of(begin(trial.get(), ChosenBy.TRIAL, now));
        }
        List<PooledServer> able =
                left.stream().filter(server -> server.breaker().isClosed()).toList();
        if (able.isEmpty()) {
            return Optional.empty();
        }
        if (affinity.isEmpty()) {
            return Optional.of(begin(choice.byLoad(able, now), ChosenBy.LOAD, now));
        }
        PooledServer chosen = choice.byAffinity(able, affinity.getAsLong(), now);
        boolean first = chosen == ServerChoice.first(servers, affinity.getAsLong());
        return Optional.of(begin(chosen, first ? ChosenBy.AFFINITY : ChosenBy.PASSED_OVER, now));
    }

    private ServerLease begin(PooledServer server, ChosenBy chosenBy, long now) {
        server.begin(now);
        return new ServerLease(this, server, chosenBy);
    }

    synchronized void end(PooledServer server, boolean trial, ServerLease.Result result) {
        long now = nanos.getAsLong();
        server.end(now);
        boolean failed = result == ServerLease.Result.FAILED;
        if (result == ServerLease.Result.UNKNOWN) {
            if (trial) {
                server.breaker().abandonTrial();
            }
        } else if (trial) {
            server.breaker().endTrial(failed, now);
            if (!failed) {
                server.startSlowly(now);
                tell(server, false);
            }
        } else if (server.breaker().record(failed, now, isSpared(server))) {
            tell(server, true);
        }
    }

    /** Nobody waits for a server that the pool no longer has. */
    private void tell(PooledServer server, boolean ejected) {
        if (servers.contains(server)) {
            ejections.accept(server.address(), ejected);
        }
    }

    private boolean isSpared(PooledServer server) {
        return servers.stream()
                .anyMatch(other -> other != server && other.breaker().isClosed());
    }

    /** Whether there is more than one server. */
    public synchronized boolean hasSeveral() {
        return servers.size() > 1;
    }

    /** How long a server that fails is left alone. */
    public Duration ejectionTime() {
        return settings.breaker().delay();
    }

    /** The servers that {@code label} names. */
    public int size(String label) {
        return count(label, server -> true);
    }

    /** The ejected servers that {@code label} names. */
    public int ejected(String label) {
        return count(label, server -> !server.breaker().isClosed());
    }

    private synchronized int count(String label, Predicate<PooledServer> which) {
        return (int) named(label).stream().filter(which).count();
    }

    /** The requests in flight at the servers that {@code label} names. */
    public synchronized int inFlight(String label) {
        return named(label).stream().mapToInt(PooledServer::inFlight).sum();
    }

    private List<PooledServer> named(String label) {
        return servers.stream()
                .filter(server -> server.address().label().equals(label))
                .toList();
    }
}
