package org.scribes.textgen.backend.remote;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Reads when a server wants to be called again: {@code Retry-After-Ms}, else {@code Retry-After} in seconds or as a
 * date (RFC 9110). For a response with status 429, also the resets of {@code RateLimit} (IETF draft, as {@code t=} or
 * {@code reset=}), {@code RateLimit-Reset}, and the variants of {@code X-RateLimit-Reset} for requests and tokens.
 * Other responses may carry those headers without asking for a delay.
 */
final class RetryHint {
    private static final Pattern RATE_LIMIT = Pattern.compile("(?<![\\p{L}\\p{N}_])(?:t|reset)=(\\d{1,9})(?!\\d)");

    private static final int QUOTA_USED_UP = 429;

    /** Suffixes after {@code …-reset…} and {@code …-remaining…}, as OpenAI and others use them. */
    private static final List<Limit> LIMITS = List.of(
            new Limit("X-RateLimit-Reset", "X-RateLimit-Remaining"),
            new Limit("X-RateLimit-Reset-Requests", "X-RateLimit-Remaining-Requests"),
            new Limit("X-RateLimit-Reset-Tokens", "X-RateLimit-Remaining-Tokens"),
            new Limit("Anthropic-RateLimit-Requests-Reset", "Anthropic-RateLimit-Requests-Remaining"),
            new Limit("Anthropic-RateLimit-Tokens-Reset", "Anthropic-RateLimit-Tokens-Remaining"));

    private record Limit(String reset, String remaining) {}

    private final Function<String, Optional<String>> headers;
    private final Instant now;

    private RetryHint(Function<String, Optional<String>> headers, Instant now) {
        this.headers = headers;
        this.now = now;
    }

    /** @param headers returns the first value of a header */
    static Optional<Duration> of(int status, Function<String, Optional<String>> headers, InstantSource clock) {
        RetryHint hint = new RetryHint(headers, clock.instant());
        Optional<Duration> asked = hint.asked();
        return status == QUOTA_USED_UP ? asked.or(hint::reset) : asked;
    }

    private Optional<Duration> asked() {
        return headers.apply("Retry-After-Ms")
                .flatMap(HeaderTimes::millis)
                .or(() -> headers.apply("Retry-After")
                        .flatMap(value -> HeaderTimes.seconds(value).or(() -> HeaderTimes.untilDate(value, now))));
    }

    private Optional<Duration> reset() {
        return headers.apply("RateLimit")
                .map(RATE_LIMIT::matcher)
                .filter(Matcher::find)
                .flatMap(matcher -> HeaderTimes.seconds(matcher.group(1)))
                .or(() -> headers.apply("RateLimit-Reset").flatMap(HeaderTimes::seconds))
                .or(this::resetOfLimits);
    }

    /**
     * The latest reset of all exhausted limits, since all of them apply; if none is marked exhausted, the first reset.
     */
    private Optional<Duration> resetOfLimits() {
        return resets(LIMITS.stream().filter(this::isReached))
                .max(Comparator.naturalOrder())
                .or(() -> resets(LIMITS.stream()).min(Comparator.naturalOrder()));
    }

    private Stream<Duration> resets(Stream<Limit> limits) {
        return limits.flatMap(limit -> headers.apply(limit.reset()).stream())
                .flatMap(value -> HeaderTimes.until(value, now).stream());
    }

    private boolean isReached(Limit limit) {
        return headers.apply(limit.remaining())
                .map(value -> value.strip().equals("0"))
                .orElse(false);
    }
}
