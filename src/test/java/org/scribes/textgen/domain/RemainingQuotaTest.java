package org.scribes.textgen.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.scribes.textgen.domain.RemainingQuota.Remainder;

/** What providers send of their limits, in their documents' own forms. */
class RemainingQuotaTest {
    private static final Instant NOW = Instant.parse("2026-12-01T12:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "59, 1s, 1000", // OpenAI
        "149984, 6m0s, 360000", // OpenAI
        "3, 120ms, 120", // OpenAI
        "14370, 2m59.56s, 179560", // Groq
        "17997, 7.66s, 7660", // Groq
        "0, 42, 42000", // Azure
        "0, 2026-12-01T12:00:05Z, 5000",
        "0, 1796126405, 5000"
    })
    void remainderAndReset(String left, String reset, long millis) {
        Remainder remainder = new Remainder(Long.parseLong(left), Duration.ofMillis(millis));

        assertThat(read("x-ratelimit-remaining-requests", left, "x-ratelimit-reset-requests", reset))
                .isEqualTo(new RemainingQuota(Optional.of(remainder), Optional.empty()));
        assertThat(read("x-ratelimit-remaining-tokens", left, "x-ratelimit-reset-tokens", reset))
                .isEqualTo(new RemainingQuota(Optional.empty(), Optional.of(remainder)));
    }

    @ParameterizedTest
    @CsvSource({"-1, 0", "'', 1s", "many, 1s", "1.5, 1s", "9999999999999999999, 1s", "5, soon", "5, ''"})
    void whatIsNotUnderstood_isAbsent(String left, String reset) {
        assertThat(read("x-ratelimit-remaining-requests", left, "x-ratelimit-reset-requests", reset))
                .isEqualTo(RemainingQuota.UNKNOWN);
    }

    @Test
    void half_isNotEnough() {
        assertThat(read("x-ratelimit-remaining-requests", "0", "x-ratelimit-reset-tokens", "1s"))
                .isEqualTo(RemainingQuota.UNKNOWN);
    }

    private static RemainingQuota read(String name, String value, String otherName, String otherValue) {
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.put(name, value);
        headers.put(otherName, otherValue);
        return RemainingQuota.of(header -> Optional.ofNullable(headers.get(header)), () -> NOW);
    }
}
