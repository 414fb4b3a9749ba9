package org.scribes.textgen.backend.remote;

import static org.scribes.textgen.observe.EventLog.field;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.eclipse.microprofile.faulttolerance.exceptions.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.scribes.textgen.backend.TransientFailure;
import org.scribes.textgen.backend.remote.pool.AffinityKey;
import org.scribes.textgen.backend.remote.pool.KeyRing;
import org.scribes.textgen.backend.remote.pool.ServerAddress;
import org.scribes.textgen.backend.remote.pool.ServerLease;
import org.scribes.textgen.backend.remote.pool.ServerPool;
import org.scribes.textgen.config.HubConfig;
import org.scribes.textgen.config.Secret;
import org.scribes.textgen.config.UpstreamTarget;
import org.scribes.textgen.domain.Cancellation;
import org.scribes.textgen.domain.Completion;
import org.scribes.textgen.domain.ErrorCode;
import org.scribes.textgen.domain.GenerationException;
import org.scribes.textgen.observe.EventLog;
import org.scribes.textgen.observe.UpstreamMetrics;

/**
 * Makes the calls of a target: each at a server and with a key that the pool chooses. A call that fails before its first
 * text is made at another server, or with another key, at once. This is no retry, which waits: that another server can
 * answer is what several are for.
 */
final class PooledCalls {
    /** Servers that one attempt asks at most. */
    private static final int MOST_SERVERS = 3;

    private static final String TOO_MANY_REQUESTS = "429";
    private static final EventLog LOG = EventLog.of(PooledCalls.class);

    private final String target;
    private final List<Secret> secrets;
    private final HubConfig hub;
    private final ServerPool servers;
    private final KeyRing keys;
    private final RemoteConnection connection;
    private final RemoteAttempt attempt;
    private final UpstreamMetrics metrics;

    PooledCalls(
            UpstreamTarget target,
            ServerPool servers,
            KeyRing keys,
            RemoteConnection connection,
            RemoteAttempt attempt,
            UpstreamMetrics metrics) {
        this.target = target.name();
        this.secrets = target.keys();
        this.hub = target.hub();
        this.servers = servers;
        this.keys = keys;
        this.connection = connection;
        this.attempt = attempt;
        this.metrics = metrics;
    }

    /** The call of one attempt, with what it has tried. */
    private static final class Tries {
        private final UpstreamCall call;
        private final HeardSink sink;
        private final Cancellation cancellation;
        private final Set<ServerAddress> triedServers = new HashSet<>();
        private final Set<Integer> triedKeys = new HashSet<>();
        private @Nullable RuntimeException failure;

        Tries(UpstreamCall call, HeardSink sink, Cancellation cancellation) {
            this.call = call;
            this.sink = sink;
            this.cancellation = cancellation;
        }

        boolean mayGoOn() {
            return !sink.heard() && cancellation.reason().isEmpty() && triedServers.size() < MOST_SERVERS;
        }
    }

    /**
     * Asks for an answer.
     *
     * @throws TransientFailure if there is none, but a later attempt may bring one
     * @throws GenerationException if there is none
     * @throws RefusedCall if the server may take the call in other words
     * @throws org.eclipse.microprofile.faulttolerance.exceptions.BulkheadException if too many calls are under way
     */
    Completion make(UpstreamCall call, HeardSink sink, Cancellation cancellation) {
        Tries tries = new Tries(call, sink, cancellation);
        while (true) {
            Optional<ServerLease> lease = servers.lease(AffinityKey.of(call.request()), tries.triedServers);
            if (lease.isEmpty()) {
                throw tries.failure == null ? ejected() : tries.failure;
            }
            try (ServerLease server = lease.get()) {
                OptionalInt key = keys.take(call.estimatedTokens(), tries.triedKeys);
                if (key.isEmpty()) {
                    throw tries.failure == null ? exhausted(call) : tries.failure;
                }
                metrics.chosen(target, server.address().label(), server.chosenBy());
                Optional<Completion> completion = ask(tries, server, key.getAsInt());
                if (completion.isPresent()) {
                    return completion.get();
                }
            }
        }
    }

    /** The answer; empty if another server or key may give one. */
    private Optional<Completion> ask(Tries tries, ServerLease server, int key) {
        try {
            Completion completion = call(tries, server, key);
            server.answered();
            return Optional.of(completion);
        } catch (RefusedCall refused) {
            server.answered();
            throw refused;
        } catch (TransientFailure failed) {
            return another(tries, server, key, failed);
        } catch (GenerationException failed) {
            if (tries.cancellation.reason().isEmpty()) {
                server.answered();
            }
            return withAnotherKey(tries, key, failed);
        }
    }

    private Completion call(Tries tries, ServerLease server, int key) {
        Optional<Secret> secret = secrets.isEmpty() ? Optional.empty() : Optional.of(secrets.get(key));
        try {
            return attempt.make(
                    connection,
                    tries.call,
                    new Destination(server.address().base(), secret),
                    tries.sink,
                    quota -> {
                        if (secret.isPresent()) {
                            keys.told(key, quota);
                        }
                    },
                    tries.cancellation);
        } catch (TimeoutException late) {
            Thread.interrupted(); // it was meant for the attempt, not for what comes after it
            server.failed();
            tries.cancellation.throwIfCancelled();
            throw UpstreamErrors.onTheWay(
                    "timeout",
                    "the provider's answer took longer than %d seconds"
                            .formatted(hub.attemptTimeout().toSeconds()));
        }
    }

    private Optional<Completion> another(Tries tries, ServerLease server, int key, TransientFailure failed) {
        boolean ofKey = failed.reason().equals(TOO_MANY_REQUESTS) && keys.hasSeveral();
        if (ofKey) {
            server.answered();
            failed.leastWait().ifPresent(wait -> keys.exhausted(key, wait));
            tries.triedKeys.add(key);
        } else {
            server.failed();
            tries.triedServers.add(server.address());
        }
        return goOn(tries, failed, ofKey || servers.hasSeveral());
    }

    /** A key that is not accepted, or whose credits are used up, says nothing about the others. */
    private Optional<Completion> withAnotherKey(Tries tries, int key, GenerationException failed) {
        boolean ofKey = keys.hasSeveral()
                && (failed.code() == ErrorCode.UPSTREAM_AUTH || failed.code() == ErrorCode.UPSTREAM_QUOTA);
        if (ofKey) {
            tries.triedKeys.add(key);
            if (keys.refused(key)) {
                LOG.warn(
                        "upstream_key_refused",
                        field("target", target),
                        field("key", key + 1),
                        field("cause", String.valueOf(failed.getMessage())));
            }
        }
        return goOn(tries, failed, ofKey);
    }

    private static Optional<Completion> goOn(Tries tries, RuntimeException failed, boolean another) {
        if (!another || !tries.mayGoOn()) {
            throw failed;
        }
        tries.failure = failed;
        return Optional.empty();
    }

    private GenerationException ejected() {
        return GenerationException.retryable(
                ErrorCode.UPSTREAM_ERROR,
                "the provider failed too often; it is asked again shortly",
                servers.ejectionTime());
    }

    private TransientFailure exhausted(UpstreamCall call) {
        return new TransientFailure(
                TOO_MANY_REQUESTS,
                GenerationException.retryable(
                        ErrorCode.UPSTREAM_QUOTA,
                        "the limits of all keys to the provider are used up; try again later",
                        keys.untilReset(call.estimatedTokens())));
    }
}
