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
 * When a server wants to be asked again: {@code Retry-After-Ms}, else {@code Retry-After} in seconds or as a date (RFC
 * 9110). Of a response that says a quota is used up (429), also the reset of {@code RateLimit} (IETF draft, in its forms
 * {@code t=} and {@code reset=}), of {@code RateLimit-Reset}, and of {@code X-RateLimit-Reset} and its like for requests and
 * for tokens: other responses may carry those at any time, and then nobody is to wait for them.
 */
final class RetryHint {
    private static final Pattern RATE_LIMIT = Pattern.compile("(?<![\\p{L}\\p{N}_])(?:t|reset)=(\\d{1,9})(?!\\d)");

    private static final int QUOTA_USED_UP = 429;

    /** Ends of names that come as {@code …-reset…} and {@code …-remaining…}, by OpenAI and by others. */
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

    /** @param headers finds the first value of a header */
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

    /** Of the limits that are reached the last, since all of them hold; where none says that it is, the first. */
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
