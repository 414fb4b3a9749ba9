package org.scribes.textgen.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.microshed.testing.jupiter.MicroShedTest;

/** What an operator can watch from the start. */
@MicroShedTest
class MetricsIT {
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
}
