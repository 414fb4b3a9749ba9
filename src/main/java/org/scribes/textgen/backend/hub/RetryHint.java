package org.scribes.textgen.backend.hub;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * When a server wants to be asked again: {@code Retry-After} in seconds or as a date (RFC 9110), else the reset of
 * {@code RateLimit} (IETF draft, in its forms {@code t=} and {@code reset=}) or of {@code RateLimit-Reset}.
 */
final class RetryHint {
    private static final Pattern SECONDS = Pattern.compile("\\d{1,9}(\\.\\d{1,9})?");
    private static final Pattern RATE_LIMIT = Pattern.compile("(?<![\\p{L}\\p{N}_])(?:t|reset)=(\\d{1,9})(?!\\d)");

    private RetryHint() {}

    /** @param headers finds the first value of a header */
    static Optional<Duration> of(Function<String, Optional<String>> headers, InstantSource clock) {
        Optional<Duration> asked =
                headers.apply("Retry-After").flatMap(value -> seconds(value).or(() -> date(value, clock.instant())));
        return asked.or(() -> headers.apply("RateLimit")
                        .map(RATE_LIMIT::matcher)
                        .filter(Matcher::find)
                        .flatMap(matcher -> seconds(matcher.group(1))))
                .or(() -> headers.apply("RateLimit-Reset").flatMap(RetryHint::seconds));
    }

    private static Optional<Duration> seconds(String value) {
        return SECONDS.matcher(value.strip()).matches()
                ? Optional.of(Duration.ofMillis((long) (Double.parseDouble(value.strip()) * 1000)))
                : Optional.empty();
    }

    private static Optional<Duration> date(String value, Instant now) {
        try {
            Instant then = ZonedDateTime.parse(value.strip(), DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            return Optional.of(then.isAfter(now) ? Duration.between(now, then) : Duration.ZERO);
        } catch (DateTimeException unreadable) { // no hint, then
            return Optional.empty();
        }
    }
}
