package org.scribes.textgen.domain;

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
 * The pause that a server requests before a retry: {@code Retry-After-Ms}, else {@code Retry-After} in seconds or as a
 * date (RFC 9110). For status 429, also the reset time in {@code RateLimit} (IETF draft, in its forms {@code t=} and
 * {@code reset=}), in {@code RateLimit-Reset}, and in {@code X-RateLimit-Reset} and its variants for requests and
 * tokens. Other responses may carry these headers without asking for a pause.
 */
public final class RetryAfter {
    private static final Pattern RATE_LIMIT = Pattern.compile("(?<![\\p{L}\\p{N}_])(?:t|reset)=(\\d{1,9})(?!\\d)");

    private static final int TOO_MANY_REQUESTS = 429;

    /** The header pairs of OpenAI, Anthropic and others. */
    private static final List<Limit> LIMITS = List.of(
            new Limit("X-RateLimit-Reset", "X-RateLimit-Remaining"),
            new Limit("X-RateLimit-Reset-Requests", "X-RateLimit-Remaining-Requests"),
            new Limit("X-RateLimit-Reset-Tokens", "X-RateLimit-Remaining-Tokens"),
            new Limit("Anthropic-RateLimit-Requests-Reset", "Anthropic-RateLimit-Requests-Remaining"),
            new Limit("Anthropic-RateLimit-Tokens-Reset", "Anthropic-RateLimit-Tokens-Remaining"));

    private record Limit(String reset, String remaining) {}

    private final Function<String, Optional<String>> headers;
    private final Instant now;

    private RetryAfter(Function<String, Optional<String>> headers, Instant now) {
        this.headers = headers;
        this.now = now;
    }

    /**
     * Reads the pause from a response.
     *
     * @param headers looks up the first value of a header
     * @return empty if the response requests no pause
     */
    public static Optional<Duration> of(int status, Function<String, Optional<String>> headers, InstantSource clock) {
        RetryAfter response = new RetryAfter(headers, clock.instant());
        Optional<Duration> pause = response.retryAfter();
        return status == TOO_MANY_REQUESTS ? pause.or(response::reset) : pause;
    }

    private Optional<Duration> retryAfter() {
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
     * The latest reset among the exhausted limits, as all of them apply. If no limit is marked as exhausted, the
     * earliest reset.
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
