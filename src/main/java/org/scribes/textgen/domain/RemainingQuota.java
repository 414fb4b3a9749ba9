package org.scribes.textgen.domain;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;

/**
 * What a server says that a key may still do: {@code x-ratelimit-remaining-requests}, {@code -tokens}, and
 * {@code x-ratelimit-reset-requests}, {@code -tokens}, as OpenAI ({@code 6m0s}, {@code 120ms}), Groq ({@code 7.66s}) and
 * Azure (seconds) send them. Azure sends a remainder of -1 where it does not know: that is absent.
 *
 * @param requests requests
 * @param tokens tokens of prompts and answers
 */
public record RemainingQuota(Optional<Remainder> requests, Optional<Remainder> tokens) {
    /** A server that says nothing. */
    public static final RemainingQuota UNKNOWN = new RemainingQuota(Optional.empty(), Optional.empty());

    /**
     * The rest of one limit.
     *
     * @param left how many are left
     * @param reset the time until all are back
     */
    public record Remainder(long left, Duration reset) {}

    /**
     * Reads the headers of a response; what is malformed or incomplete is absent.
     *
     * @param headers looks up the first value of a header
     */
    public static RemainingQuota of(Function<String, Optional<String>> headers, InstantSource clock) {
        Instant now = clock.instant();
        return new RemainingQuota(remainder("Requests", headers, now), remainder("Tokens", headers, now));
    }

    private static Optional<Remainder> remainder(String what, Function<String, Optional<String>> headers, Instant now) {
        OptionalLong left = headers.apply("X-RateLimit-Remaining-" + what)
                .map(HeaderTimes::count)
                .orElse(OptionalLong.empty());
        Optional<Duration> reset =
                headers.apply("X-RateLimit-Reset-" + what).flatMap(value -> HeaderTimes.until(value, now));
        return left.isPresent() ? reset.map(time -> new Remainder(left.getAsLong(), time)) : Optional.empty();
    }
}
