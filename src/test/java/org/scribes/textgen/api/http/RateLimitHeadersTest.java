package org.scribes.textgen.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.scribes.textgen.domain.Quota;

class RateLimitHeadersTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    @Test
    void noQuota_isNoHeader() {
        assertThat(RateLimitHeaders.of(List.of())).isEmpty();
    }

    @Test
    void quotas_areListsOfTheDraft() {
        assertThat(RateLimitHeaders.of(List.of(
                        new Quota("user-requests", 10, MINUTE, 7, Duration.ofSeconds(18)),
                        new Quota("key-tokens", 1000, MINUTE, 0, Duration.ofMillis(60_001)))))
                .containsEntry(
                        "RateLimit-Policy", "\"user-requests\";q=10;w=60, \"key-tokens\";q=1000;qu=\"tokens\";w=60")
                .containsEntry("RateLimit", "\"user-requests\";r=7;t=18, \"key-tokens\";r=0;t=61");
    }
}
