package org.scribes.textgen.backend.hub;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryHintTest {
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
            })
    void hint_isRead(String header, String value, Duration hint) {
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
            })
    void garbage_isNoHint(String header, String value) {
        assertThat(hint(Map.of(header, value))).isEmpty();
    }

    @Test
    void mostDirectHint_counts() {
        assertThat(hint(Map.of("Retry-After", "1", "RateLimit", "reset=2", "RateLimit-Reset", "3")))
                .contains(Duration.ofSeconds(1));
        assertThat(hint(Map.of("Retry-After", "soon", "RateLimit", "reset=2", "RateLimit-Reset", "3")))
                .contains(Duration.ofSeconds(2));
        assertThat(hint(Map.of("Retry-After", "soon", "RateLimit", "limit=2", "RateLimit-Reset", "3")))
                .contains(Duration.ofSeconds(3));
    }

    @Test
    void nothingSaid_isNoHint() {
        assertThat(hint(Map.of())).isEmpty();
    }

    private static Optional<Duration> hint(Map<String, String> headers) {
        return RetryHint.of(name -> Optional.ofNullable(headers.get(name)), CLOCK);
    }
}
