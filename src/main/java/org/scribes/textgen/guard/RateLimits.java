package org.scribes.textgen.guard;

import io.github.bucket4j.TimeMeter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.scribes.textgen.config.RateConfig;
import org.scribes.textgen.domain.Admission;
import org.scribes.textgen.domain.Caller;
import org.scribes.textgen.domain.Client;
import org.scribes.textgen.domain.ErrorCode;
import org.scribes.textgen.domain.GenerationException;
import org.scribes.textgen.domain.RequestKind;
import org.scribes.textgen.domain.TokenUsage;
import org.scribes.textgen.domain.WholeSeconds;
import org.scribes.textgen.observe.GenerationMetrics;
import org.scribes.textgen.observe.Tracing;

/**
 * Rate limits of callers, as token buckets with the capacity of one minute. The buckets are shared by all instances if
 * possible, else local.
 */
@ApplicationScoped
public class RateLimits {
    private final RateConfig config;
    private final SharedTokenBuckets shared;
    private final GenerationMetrics metrics;
    private final Tracing tracing;
    private final LocalTokenBuckets local;

    @Inject
    RateLimits(RateConfig config, SharedTokenBuckets shared, GenerationMetrics metrics, Tracing tracing) {
        this(config, shared, metrics, tracing, TimeMeter.SYSTEM_NANOTIME);
    }

    /** @param clock of the local buckets */
    public RateLimits(
            RateConfig config, SharedTokenBuckets shared, GenerationMetrics metrics, Tracing tracing, TimeMeter clock) {
        this.config = config;
        this.shared = shared;
        this.metrics = metrics;
        this.tracing = tracing;
        this.local = new LocalTokenBuckets(clock);
    }

    /** The names of all limits. */
    public static List<Enum<?>> policies() {
        return List.of(RatePolicy.values());
    }

    /** Admits or refuses a question. A refused request takes nothing from any limit. */
    public Admission admit(Caller caller) {
        return admit(caller, RequestKind.QUESTION);
    }

    /** As {@link #admit(Caller)}, for a request of any kind. */
    public Admission admit(Caller caller, RequestKind kind) {
        List<RateLimit> limits = limits(caller, kind);
        if (limits.isEmpty()) {
            return new Admission(caller, List.of(), Optional.empty());
        }
        RateLimitDecision decision = tracing.within("guard.limits", work -> decision(caller.client(), limits));
        decision.refusal()
                .ifPresent(refusal -> metrics.rateLimited(refusal.limit().policy()));
        return new Admission(
                caller,
                decision.results().stream().map(RateLimitResult::quota).toList(),
                decision.refusal().map(RateLimits::limited));
    }

    private RateLimitDecision decision(Client client, List<RateLimit> limits) {
        return shared.with(client, buckets -> RateLimitDecision.of(limits, buckets))
                .orElseGet(() -> RateLimitDecision.of(limits, local));
    }

    /** Charges the tokens of an answer to its caller. Answers that were not generated are free. */
    public void charge(Caller caller, TokenUsage usage) {
        long tokens = (long) usage.input() + usage.generated();
        limits(caller, RequestKind.QUESTION).stream()
                .filter(limit -> tokens > 0 && limit.policy() == RatePolicy.KEY_TOKENS)
                .forEach(limit -> charge(caller.client(), limit, tokens));
    }

    private void charge(Client client, RateLimit limit, long tokens) {
        boolean charged = shared.with(client, buckets -> {
                    buckets.charge(limit, tokens);
                    return true;
                })
                .orElse(false);
        if (!charged) {
            local.charge(limit, tokens);
        }
    }

    /** The limits of {@code caller}, the narrowest first, so that little must be returned after a refusal. */
    private List<RateLimit> limits(Caller caller, RequestKind kind) {
        Client client = caller.client();
        List<RateLimit> limits = new ArrayList<>();
        boolean task = kind == RequestKind.TASK;
        caller.user()
                .ifPresent(user -> add(
                        limits,
                        task ? RatePolicy.USER_TASKS : RatePolicy.USER_REQUESTS,
                        user + ":" + client.id(),
                        task ? config.userTasks() : config.userRequests()));
        add(
                limits,
                RatePolicy.KEY_REQUESTS,
                client.id(),
                client.limits().requestsPerMinute().orElse(config.keyRequests()));
        add(
                limits,
                RatePolicy.KEY_TOKENS,
                client.id(),
                client.limits().tokensPerMinute().orElse(config.keyTokens()));
        return limits;
    }

    private static void add(List<RateLimit> limits, RatePolicy policy, String holder, int perMinute) {
        if (perMinute > 0) {
            limits.add(new RateLimit(policy, holder, perMinute));
        }
    }

    private static GenerationException limited(RateLimitResult refusal) {
        Duration wait = refusal.passesAfter();
        long seconds = Math.max(1, WholeSeconds.of(wait));
        RateLimit limit = refusal.limit();
        return GenerationException.retryable(
                ErrorCode.RATE_LIMITED, limit.policy().detail(limit.perMinute(), seconds), wait);
    }
}
