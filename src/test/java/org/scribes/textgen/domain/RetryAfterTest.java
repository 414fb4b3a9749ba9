package org.scribes.textgen.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryAfterTest {
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-01-15T12:00:00Z"));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Retry-After     | 0                             | PT0S",
                "Retry-After     | 7                             | PT7S",
                "Retry-After     | ' 7 '                         | PT7S",
                "Retry-After     | 1.5                           | PT1.5S",
                "Retry-After     | 0.25                          | PT0.25S",
                "Retry-After     | 999999999                     | PT277777H46M39S",
                "Retry-After     | Thu, 15 Jan 2026 12:00:20 GMT | PT20S",
                "Retry-After     | Thu, 15 Jan 2026 11:59:59 GMT | PT0S",
                "Retry-After     | Thu, 1 Jan 1970 00:00:00 GMT  | PT0S",
                "RateLimit       | '\"api\";r=0;t=60'            | PT1M",
                "RateLimit       | '\"api|pages\";r=0;t=9'       | PT9S",
                "RateLimit       | 'limit=100, remaining=0, reset=30' | PT30S",
                "RateLimit       | reset=5                       | PT5S",
                "RateLimit-Reset | 12                            | PT12S",
                "Retry-After     | 'Thursday, 15-Jan-26 12:00:20 GMT' | PT20S",
                "Retry-After     | 'Sunday, 06-Nov-94 08:49:37 GMT' | PT0S",
                "Retry-After     | Thu Jan 15 12:00:20 2026      | PT20S",
                "Retry-After     | Sun Nov  6 08:49:37 1994      | PT0S",
                "Retry-After     | 2026-01-15T12:00:20Z          | PT20S",
                "Retry-After-Ms  | 1500                          | PT1.5S",
                "Retry-After-Ms  | 62.5                          | PT0.062S",
                "X-RateLimit-Reset-Requests | 6m0s               | PT6M",
                "X-RateLimit-Reset-Requests | 1.5s               | PT1.5S",
                "X-RateLimit-Reset-Tokens   | 250ms              | PT0.25S",
                "X-RateLimit-Reset-Tokens   | 1h2m3.5s           | PT1H2M3.5S",
                "X-RateLimit-Reset-Tokens   | 7                  | PT7S",
                "X-RateLimit-Reset          | 1768478430         | PT30S",
                "X-RateLimit-Reset          | 1768478430500      | PT30.5S",
                "X-RateLimit-Reset          | 1000000000         | PT0S",
                "Anthropic-RateLimit-Requests-Reset | 2026-01-15T12:00:20+00:00 | PT20S",
            })
    void header_isParsed(String header, String value, Duration hint) {
        assertThat(hint(Map.of(header, value))).contains(hint);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Retry-After     | soon",
                "Retry-After     | ''",
                "Retry-After     | -1",
                "Retry-After     | 1e9",
                "Retry-After     | 0x10",
                "Retry-After     | NaN",
                "Retry-After     | Infinity",
                "Retry-After     | 7 seconds",
                "Retry-After     | 99999999999999999999",
                "Retry-After     | Thu, 32 Jan 2026 12:00:20 GMT",
                "Retry-After     | Mon, 15 Jan 2026 12:00:20 GMT",
                "RateLimit       | limit=100",
                "RateLimit       | '\"api\";r=0;t=soon'",
                "RateLimit       | reset=-5",
                "RateLimit       | reset=1768478400000",
                "RateLimit-Reset | 1768478400",
                "RateLimit-Reset | Thu, 15 Jan 2026 12:00:20 GMT",
                "X-Other         | 7",
                "Retry-After     | 'Friday, 15-Jan-26 12:00:20 GMT'",
                "Retry-After     | Thu Jan 45 12:00:20 2026",
                "Retry-After-Ms  | soon",
                "X-RateLimit-Reset | 6x0s",
                "X-RateLimit-Reset | m",
                "X-RateLimit-Reset | 6m-1s",
                "X-RateLimit-Reset | ''",
            })
    void malformedHeader_isIgnored(String header, String value) {
        assertThat(hint(Map.of(header, value))).isEmpty();
    }

    @Test
    void severalHeaders_mostSpecificWins() {
        assertThat(hint(Map.of("Retry-After", "1", "RateLimit", "reset=2", "RateLimit-Reset", "3")))
                .contains(Duration.ofSeconds(1));
        assertThat(hint(Map.of("Retry-After", "soon", "RateLimit", "reset=2", "RateLimit-Reset", "3")))
                .contains(Duration.ofSeconds(2));
        assertThat(hint(Map.of("Retry-After", "soon", "RateLimit", "limit=2", "RateLimit-Reset", "3")))
                .contains(Duration.ofSeconds(3));
    }

    @Test
    void exhaustedLimit_determinesThePause() {
        Map<String, String> resets =
                Map.of("X-RateLimit-Reset-Requests", "2s", "X-RateLimit-Reset-Tokens", "6m0s", "Retry-After", "soon");
        assertThat(hint(resets)).contains(Duration.ofSeconds(2));

        Map<String, String> reached = new HashMap<>(resets);
        reached.put("X-RateLimit-Remaining-Tokens", "0");
        assertThat(hint(reached)).contains(Duration.ofMinutes(6));
    }

    /** OpenAI sends rate limit headers with every response. */
    @Test
    void rateLimitHeaders_otherStatus_areIgnored() {
        Map<String, String> headers = Map.of("X-RateLimit-Reset-Requests", "6m0s", "RateLimit", "reset=30");

        assertThat(RetryAfter.of(500, name -> Optional.ofNullable(headers.get(name)), CLOCK))
                .isEmpty();
        assertThat(RetryAfter.of(503, name -> Optional.of("7"), CLOCK)).contains(Duration.ofMillis(7));
    }

    @Test
    void noHeaders_giveNoPause() {
        assertThat(hint(Map.of())).isEmpty();
    }

    private static Optional<Duration> hint(Map<String, String> headers) {
        return RetryAfter.of(429, name -> Optional.ofNullable(headers.get(name)), CLOCK);
    }
}
