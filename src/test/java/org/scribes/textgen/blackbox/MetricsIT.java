package org.scribes.textgen.blackbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.microshed.testing.jupiter.MicroShedTest;

/** What an operator can watch from the start. */
@MicroShedTest
class MetricsIT {
    private static final int LOOKS = 100;

    private final Api api = new Api();

    @Test
    void metrics_afterAnAnswerAndAnError_tellOfBoth() throws Exception {
        api.awaitReady();
        assertThat(api.post(Api.GENERATE, Api.QUESTION).statusCode()).isEqualTo(200);
        assertThat(api.post(Api.GENERATE, "{\"prompt\": \"" + "word ".repeat(2000) + "\", \"raw\": true}")
                        .statusCode())
                .isEqualTo(413);

        String metrics = api.get("/metrics").body();

        assertThat(metrics)
                .containsPattern("textgen_requests_total\\{[^}]*outcome=\"ok\"[^}]*} [1-9]")
                .containsPattern("textgen_errors_total\\{[^}]*code=\"PROMPT_TOO_LONG\"[^}]*} [1-9]")
                .containsPattern("textgen_tokens_total\\{[^}]*kind=\"output\"[^}]*} [1-9]")
                .containsPattern("textgen_latency_seconds_bucket\\{[^}]*le=\"5.0\"[^}]*} [1-9]")
                .containsPattern("textgen_time_to_first_token_seconds_count\\{[^}]*} [1-9]")
                .containsPattern("textgen_queue_length\\{[^}]*} 0")
                .containsPattern("textgen_active_requests\\{[^}]*} [0-9]")
                .containsPattern("textgen_model_load_seconds\\{[^}]*} [0-9.]+");
    }

    /** The scheduler of the server looks every few seconds: what it finds is in the report. */
    @Test
    void promises_areReportedWithTheServersOwnLooks() throws Exception {
        api.awaitReady();
        JsonNode available = objective("availability");
        for (int i = 0; i < LOOKS && available.path("since_start").path("count").longValue() == 0; i++) {
            Thread.sleep(100);
            available = objective("availability");
        }

        assertThat(available.path("since_start").path("count").longValue()).isPositive();
        assertThat(available.path("unit").textValue()).isEqualTo("share");
        assertThat(objective("latency_p95").path("target").doubleValue()).isEqualTo(5);
    }

    private JsonNode objective(String name) throws IOException, InterruptedException {
        for (JsonNode objective : Api.json(api.get("/api/v1/slo").body()).path("objectives")) {
            if (objective.path("name").textValue().equals(name)) {
                return objective;
            }
        }
        return fail("no objective " + name);
    }
}
