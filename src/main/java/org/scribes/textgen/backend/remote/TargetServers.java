package org.scribes.textgen.backend.remote;

import static org.scribes.textgen.observe.EventLog.field;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.scribes.textgen.backend.remote.pool.BreakerSettings;
import org.scribes.textgen.backend.remote.pool.ChosenBy;
import org.scribes.textgen.backend.remote.pool.PoolSettings;
import org.scribes.textgen.backend.remote.pool.ServerAddress;
import org.scribes.textgen.backend.remote.pool.ServerAddresses;
import org.scribes.textgen.backend.remote.pool.ServerAddresses.Lookup;
import org.scribes.textgen.backend.remote.pool.ServerPool;
import org.scribes.textgen.config.HubConfig;
import org.scribes.textgen.config.UpstreamTarget;
import org.scribes.textgen.observe.EventLog;
import org.scribes.textgen.observe.UpstreamGauge;
import org.scribes.textgen.observe.UpstreamMetrics;
import org.scribes.textgen.threads.BackgroundTask;
import org.scribes.textgen.threads.BackgroundTasks;

/**
 * The pool of a target's servers, which follows their names: those of {@code http} addresses are looked up again and again,
 * since behind one name servers come and go. Through a proxy they are not: the proxy looks them up.
 */
final class TargetServers {
    /** The JVM keeps what it looked up for 30 s itself. */
    static final Duration AGAIN = Duration.ofSeconds(10);

    private static final EventLog LOG = EventLog.of(TargetServers.class);

    private final String target;
    private final ServerAddresses addresses;
    private final Lookup lookup;
    private final boolean followed;
    private final UpstreamMetrics metrics;
    private final BackgroundTasks tasks;
    private final BackgroundTask task;
    private final RepeatedRounds rounds = new RepeatedRounds(this::refresh);
    private final ServerPool pool;
    private final List<Runnable> shown = new CopyOnWriteArrayList<>();
    private List<ServerAddress> servers;

    TargetServers(UpstreamTarget target, UpstreamMetrics metrics, BackgroundTasks tasks) {
        this(target, settings(target.hub()), TargetServers::find, metrics, tasks);
    }

    TargetServers(
            UpstreamTarget target,
            PoolSettings settings,
            Lookup lookup,
            UpstreamMetrics metrics,
            BackgroundTasks tasks) {
        this.target = target.name();
        this.addresses = new ServerAddresses(target.urls());
        this.servers = addresses.configured();
        this.lookup = lookup;
        this.followed = target.hub().proxy().isEmpty() && addresses.canChange();
        this.metrics = metrics;
        this.tasks = tasks;
        this.task = tasks.task("upstream_names_" + target.name());
        this.pool = new ServerPool(
                servers,
                settings,
                System::nanoTime,
                () -> ThreadLocalRandom.current().nextLong(),
                this::tell);
    }

    private static PoolSettings settings(HubConfig hub) {
        return new PoolSettings(new BreakerSettings(hub.breakerRequests(), hub.breakerRatio(), hub.breakerDelay()));
    }

    ServerPool pool() {
        return pool;
    }

    void start(ScheduledExecutorService scheduler) {
        for (ServerAddress server : addresses.configured()) {
            String label = server.label();
            metrics.expect(target, label, ChosenBy.values());
            shown.add(metrics.show(UpstreamGauge.IN_FLIGHT, target, label, () -> pool.inFlight(label)));
            shown.add(metrics.show(UpstreamGauge.SERVERS, target, label, () -> pool.size(label)));
            shown.add(metrics.show(UpstreamGauge.EJECTED, target, label, () -> pool.ejected(label)));
        }
        if (followed) {
            rounds.start(scheduler);
        }
    }

    void stop() {
        rounds.stop();
        shown.forEach(Runnable::run);
        tasks.remove(task);
    }

    /** Looks the names up, and returns the delay until the next time. Never throws. */
    Duration refresh() {
        return task.run(this::follow, failure -> AGAIN);
    }

    private Duration follow() {
        List<ServerAddress> now = addresses.now(servers, lookup);
        if (!now.equals(servers)) {
            servers = now;
            pool.update(now);
            LOG.info("upstream_servers_changed", field("target", target), field("servers", now.size()));
        }
        return AGAIN;
    }

    /** The addresses of one family: many names have one of each for the same server. */
    private static List<String> find(String host) {
        try {
            InetAddress[] found = InetAddress.getAllByName(host);
            return Stream.of(found)
                    .filter(address -> address instanceof Inet6Address == found[0] instanceof Inet6Address)
                    .map(InetAddress::getHostAddress)
                    .toList();
        } catch (UnknownHostException unknown) { // the servers so far are kept, and a call that fails says why
            return List.of();
        }
    }

    private void tell(ServerAddress server, boolean ejected) {
        String host = ServerAddresses.label(server.base());
        if (ejected) {
            LOG.warn("upstream_ejected", field("target", target), field("server", host));
        } else {
            LOG.info("upstream_returned", field("target", target), field("server", host));
        }
    }
}
