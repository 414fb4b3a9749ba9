package org.scribes.textgen.blackbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.scribes.textgen.operations.MetricTable;

/** What an operator can watch from the start. */
@OnDefaultServer
class MetricsIT {
    private static final Pattern TYPE = Pattern.compile("# TYPE ((?:textgen|tgi)_\\w+) (\\w+)");
    private static final Pattern SERIES = Pattern.compile("((?:textgen|tgi)_\\w+)\\{([^}]*)} .*");
    private static final Pattern LABEL = Pattern.compile("(\\w+)=\"");
    /** Of the server, of histograms. */
    private static final Set<String> BESIDE = Set.of("mp_scope", "le");

    private static final int MOST_LINES = 600;
    private static final int SCRAPES = 50;
    private static final int LOOKS = 100;

    private final Api api = new Api();

    @Test
    void metrics_areThoseOfTheTable() throws Exception {
        String metrics = api.get("/metrics").body();

        Map<String, MetricTable.Row> served = served(metrics);
        assertThat(served.keySet())
                .containsExactlyElementsOf(MetricTable.ofEveryServer().keySet());
        assertThat(served).containsExactlyEntriesOf(MetricTable.ofEveryServer());
        assertThat(metrics.lines().filter(line -> line.startsWith("textgen_"))).hasSizeLessThan(MOST_LINES);
    }

    @Test
    void metrics_ofEveryOutcomeAndCode_areThereBeforeTheFirst() throws Exception {
        Metrics metrics = Metrics.of(api);

        assertThere(metrics, "textgen_api_calls_total", "status=\"429\"");
        assertThere(metrics, "textgen_failover_total", "from=\"local\"", "to=\"extractive\"", "\"OUT_OF_MEMORY\"");
        assertThere(metrics, "textgen_generation_errors_total", "code=\"UPSTREAM_QUOTA\"");
        assertThere(metrics, "textgen_rate_limited_total", "policy=\"key-tokens\"");
        assertThere(metrics, "textgen_invalid_output_total", "fault=\"echo\"");
        assertThere(metrics, "textgen_pii_masked_total", "kind=\"iban\"");
        assertThere(metrics, "textgen_generation_latency_ms_bucket", "outcome=\"degraded\"", "le=\"8000.0\"");
        assertThat(metrics.sum("textgen_api_calls_total", "status=\"429\"")).isZero();
        assertThat(metrics.sum("textgen_generation_latency_ms_bucket", "mode=\"extractive\"", "outcome=\"degraded\""))
                .isZero();
        assertThat(metrics.sum("textgen_gpu_memory_total_mb")).isZero();
    }

    @Test
    void metrics_afterAnAnswerAndAnError_tellOfBoth() throws Exception {
        api.awaitReady();
        assertThat(api.post(Api.GENERATE, Api.QUESTION).statusCode()).isEqualTo(200);
        assertThat(api.post(Api.GENERATE, "{\"prompt\": \"" + "word ".repeat(2000) + "\", \"raw\": true}")
                        .statusCode())
                .isEqualTo(413);

        Metrics metrics = Metrics.of(api);

        assertThat(metrics.sum("textgen_requests_total", "outcome=\"ok\"")).isPositive();
        assertThat(metrics.sum("textgen_requests_total", "outcome=\"refused\"")).isPositive();
        assertThat(metrics.sum("textgen_generation_errors_total", "code=\"PROMPT_TOO_LONG\""))
                .isPositive();
        assertThat(metrics.sum("textgen_tokens_total", "kind=\"output\"")).isPositive();
        for (String bound : List.of("5000.0", "8000.0", "10000.0", "+Inf")) {
            assertThat(metrics.sum("textgen_generation_latency_ms_bucket", "outcome=\"ok\"", "le=\"" + bound + "\""))
                    .as(bound)
                    .isPositive();
        }
        assertThat(metrics.sum("textgen_time_to_first_token_ms_count")).isPositive();
        assertThat(metrics.sum("textgen_inter_token_ms_count")).isPositive();
        assertThat(metrics.sum("textgen_tokens_generated_bucket", "le=\"400.0\""))
                .isPositive();
        assertThat(metrics.sum("textgen_tokens_generated_bucket", "le=\"450.0\""))
                .isPositive();
        assertThat(metrics.sum("textgen_queue_size")).isZero();
        assertThat(metrics.sum("textgen_model_ready")).isEqualTo(1);
        assertThat(metrics.sum("textgen_model_load_seconds")).isPositive();
        assertThat(metrics.sum("textgen_batch_limit")).isPositive();
    }

    @Test
    void scrape_isQuick() throws Exception {
        List<Long> micros = new ArrayList<>();
        String metrics = "";
        for (int i = 0; i < SCRAPES; i++) {
            long begin = System.nanoTime();
            metrics = api.get("/metrics").body();
            micros.add((System.nanoTime() - begin) / 1000);
        }
        long median = micros.stream().sorted().skip(SCRAPES / 2).findFirst().orElseThrow();
        System.out.printf(
                "a scrape: %d us, %d bytes, %d lines, %d of them series of ours%n",
                median,
                metrics.length(),
                metrics.lines().count(),
                metrics.lines().filter(line -> line.startsWith("textgen_")).count());
        assertThat(median).isLessThan(500_000);
    }

    /** What {@code /metrics} has, in the form of the table. */
    private static Map<String, MetricTable.Row> served(String metrics) {
        Map<String, String> types = new TreeMap<>();
        Map<String, Set<String>> labels = new TreeMap<>();
        for (String line : metrics.lines().toList()) {
            Matcher type = TYPE.matcher(line);
            Matcher series = SERIES.matcher(line);
            if (type.matches()) {
                types.merge(MetricTable.nameOf(type.group(1)), type.group(2), MetricsIT::rather);
            } else if (series.matches()) {
                Set<String> all = labels.computeIfAbsent(MetricTable.nameOf(series.group(1)), name -> new TreeSet<>());
                Matcher label = LABEL.matcher(series.group(2));
                while (label.find()) {
                    all.add(label.group(1));
                }
                all.removeAll(BESIDE);
            }
        }
        Map<String, MetricTable.Row> rows = new TreeMap<>();
        types.forEach((name, type) -> rows.put(name, new MetricTable.Row(type, labels.getOrDefault(name, Set.of()))));
        return rows;
    }

    /** The most of the last minutes is served as a gauge beside its histogram. */
    private static String rather(String one, String other) {
        return one.equals("gauge") ? other : one;
    }

    private static void assertThere(Metrics metrics, String name, String... tags) {
        assertThat(metrics.values().keySet())
                .anyMatch(series ->
                        series.startsWith(name + "{") && Stream.of(tags).allMatch(series::contains));
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
