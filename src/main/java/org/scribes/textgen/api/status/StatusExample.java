package org.scribes.textgen.api.status;

/** The example of a status in the OpenAPI document, shortened to one objective and one minute. */
final class StatusExample {
    private static final String LEVEL =
            "{\"value\":0.412,\"count\":12,\"burn_rate\":0.2,\"met\":true,\"enough_votes\":null}";

    static final String STATUS = "{\"at\":\"2026-12-01T12:00:30.120Z\",\"since\":\"2026-12-01T12:00:00.500Z\","
            + "\"version\":\"1.0.0\",\"model\":{\"model_name\":\"scribes-tiny\",\"mode\":\"local\","
            + "\"max_output_tokens\":400,\"initialized\":false,\"load_state\":\"loading\",\"load_progress\":0.25,"
            + "\"load_step\":\"download\"},"
            + "\"objectives\":[{\"name\":\"latency_p95\",\"promise\":\"95 in 100 answers arrive within 5 seconds\","
            + "\"target\":5.0,\"unit\":\"seconds\",\"met\":true,\"five_minutes\":" + LEVEL + ",\"hour\":" + LEVEL
            + ",\"day\":" + LEVEL + ",\"since_start\":" + LEVEL + "}],\"judgements_read\":true,"
            + "\"now\":{\"active_requests\":3,\"requests_waiting\":0,\"queue_size\":1,\"queue_wait_ms\":250,"
            + "\"batch_size\":2,\"batch_limit\":16,\"kv_used_ratio\":0.12,\"kv_tokens_in_use\":983,"
            + "\"kv_tokens_remembered\":512,\"tokens_per_second\":61.3,\"ledger_rows_waiting\":0},"
            + "\"cache\":{\"hits\":41,\"misses\":97,\"shared\":2,\"bypassed\":12},"
            + "\"budgets\":[{\"scope\":\"total\",\"used_ratio\":0.41}],"
            + "\"minutes\":[{\"at\":\"2026-12-01T12:00:00Z\",\"answered\":12,\"failed\":0,\"latency_p50_ms\":412,"
            + "\"latency_p95_ms\":1290,\"ready\":1.0}]}";

    static final String STREAM = "event: status\ndata: " + STATUS + "\n\n";

    private StatusExample() {}
}
