package org.scribes.textgen.api.slo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.scribes.textgen.slo.ServiceLevels;
import org.scribes.textgen.slo.TestingRequests;
import org.scribes.textgen.usage.FeedbackStore.Tally;

class SloBodyTest {
    private static final Instant START = Instant.parse("2026-11-23T12:00:00Z");
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void report_hasEveryFieldOfEveryWindow() {
        ServiceLevels levels = new ServiceLevels(
                400, since -> Optional.of(new Tally(3, OptionalDouble.of(4.5), 0, 0, 1)), () -> 0, () -> START);
        levels.finished(TestingRequests.answered(Duration.ofMillis(128)));

        JsonNode body = JSON.valueToTree(SloBody.of(levels.report()));

        assertThat(body.fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder("at", "since", "judgements_read", "objectives", "quotations");
        assertThat(body.path("since").textValue()).isEqualTo("2026-11-23T12:00:00Z");
        JsonNode first = body.path("objectives").path(0);
        assertThat(first.fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder(
                        "name", "promise", "target", "unit", "met", "five_minutes", "hour", "day", "since_start");
        assertThat(first.path("name").textValue()).isEqualTo("latency_p95");
        assertThat(first.path("met").booleanValue()).isTrue();
        assertThat(first.path("hour").toString())
                .isEqualTo("{\"value\":0.128,\"count\":1,\"burn_rate\":0.0,\"met\":true,\"enough_votes\":null}");
        assertThat(body.path("objectives").path(5).path("day").toString())
                .isEqualTo("{\"value\":null,\"count\":0,\"burn_rate\":null,\"met\":null,\"enough_votes\":null}");
        assertThat(body.path("objectives").path(6).path("day").toString())
                .isEqualTo("{\"value\":4.5,\"count\":3,\"burn_rate\":null,\"met\":null,\"enough_votes\":false}");
        assertThat(body.path("quotations").path("day").toString())
                .isEqualTo("{\"verified\":0,\"altered\":0,\"misattributed\":0,\"outside_context\":0,\"fabricated\":0}");
    }
}
