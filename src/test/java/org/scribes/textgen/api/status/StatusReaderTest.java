package org.scribes.textgen.api.status;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.scribes.textgen.api.openapi.ProjectVersion;
import org.scribes.textgen.config.BudgetConfig;
import org.scribes.textgen.observe.BudgetKind;
import org.scribes.textgen.observe.CacheResult;
import org.scribes.textgen.observe.Gauge;
import org.scribes.textgen.observe.GenerationMetrics;
import org.scribes.textgen.observe.TestingMetrics;
import org.scribes.textgen.slo.Ratings;
import org.scribes.textgen.slo.ServiceLevels;
import org.scribes.textgen.slo.TestingRatings;
import org.scribes.textgen.slo.TestingRequests;
import org.scribes.textgen.slo.Window;
import org.scribes.textgen.usage.FeedbackStore.Tally;

class StatusReaderTest {
    private static final Instant START = Instant.parse("2026-12-01T12:00:00Z");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final GenerationMetrics metrics = new TestingMetrics().metrics();
    private Instant now = START;
    private final ServiceLevels levels = new ServiceLevels(
            400,
            since -> {
                throw new AssertionError("the database must not be waited for");
            },
            () -> Duration.between(START, now).toNanos(),
            () -> now);

    @Test
    void status_hasTheFieldsOfTheContract() {
        assertThat(read(BudgetConfig.NONE).fieldNames())
                .toIterable()
                .containsExactly(
                        "at",
                        "since",
                        "version",
                        "model",
                        "objectives",
                        "judgements_read",
                        "now",
                        "cache",
                        "budgets",
                        "minutes");
        assertThat(read(BudgetConfig.NONE).path("version").textValue()).isEqualTo(ProjectVersion.read());
    }

    @Test
    void exampleOfTheDocumentation_hasTheFieldsOfAStatus() throws IOException {
        levels.finished(TestingRequests.answered(Duration.ofMillis(128)));
        metrics.budgetUsed(BudgetKind.TOTAL, () -> 0.41);
        JsonNode status = read(BudgetConfig.NONE);
        JsonNode example = JSON.readTree(StatusExample.STATUS);

        assertThat(names(example)).isEqualTo(names(status));
        for (String part :
                List.of("/model", "/objectives/0", "/objectives/0/day", "/now", "/cache", "/budgets/0", "/minutes/0")) {
            assertThat(names(example.at(part)))
                    .as(part)
                    .isEqualTo(names(status.at(part)))
                    .isNotEmpty();
        }
    }

    private static List<String> names(JsonNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    @Test
    void model_isDescribedWhileItLoads() {
        JsonNode model = read(BudgetConfig.NONE).path("model");

        assertThat(model.path("load_state").textValue()).isEqualTo("loading");
        assertThat(model.path("load_step").textValue()).isEqualTo("download");
        assertThat(model.path("load_progress").doubleValue()).isEqualTo(0.25);
    }

    @Test
    void objectives_haveTheRatingsThatWereReadLast() {
        levels.finished(TestingRequests.answered(Duration.ofMillis(128)));
        StatusReader reader = reader(BudgetConfig.NONE);

        assertThat(json(reader).path("judgements_read").booleanValue()).isFalse();
        JsonNode second = json(reader);
        assertThat(second.path("judgements_read").booleanValue()).isTrue();
        assertThat(second.path("objectives")).hasSize(9);
        assertThat(second.at("/objectives/0/hour/count").longValue()).isEqualTo(1);
        assertThat(second.at("/objectives/6/day/value").doubleValue()).isEqualTo(4.5);
    }

    @Test
    void load_isThatOfTheGauges() {
        metrics.started();
        metrics.show(Gauge.QUEUE_SIZE, () -> 7);
        metrics.show(Gauge.QUEUE_WAIT, () -> 249.6);
        metrics.show(Gauge.KV_USED_RATIO, () -> 0.12);

        assertThat(read(BudgetConfig.NONE).path("now").toString())
                .isEqualTo("{\"active_requests\":1,\"requests_waiting\":0,\"queue_size\":7,\"queue_wait_ms\":250,"
                        + "\"batch_size\":0,\"batch_limit\":0,\"kv_used_ratio\":0.12,\"kv_tokens_in_use\":0,"
                        + "\"kv_tokens_remembered\":0,\"tokens_per_second\":0.0,\"ledger_rows_waiting\":0}");
    }

    @Test
    void gpuMemory_isThereWithGpus() {
        metrics.show(Gauge.GPU_MEMORY_TOTAL, () -> 143_771);

        JsonNode load = read(BudgetConfig.NONE).path("now");

        assertThat(load.path("gpu_memory_mb").longValue()).isZero();
        assertThat(load.path("gpu_memory_total_mb").longValue()).isEqualTo(143_771);
    }

    @Test
    void cacheLookups_areCountedByResult() {
        metrics.cacheLookup(CacheResult.HIT);
        metrics.cacheLookup(CacheResult.MISS);
        metrics.cacheLookup(CacheResult.MISS);

        assertThat(read(BudgetConfig.NONE).path("cache").toString())
                .isEqualTo("{\"hits\":1,\"misses\":2,\"shared\":0,\"bypassed\":0}");
    }

    @Test
    void budgets_areThoseThatAreConfiguredOrSpent() {
        BudgetConfig total = new BudgetConfig(Optional.of(BigDecimal.TEN), Optional.empty(), Optional.empty());
        metrics.budgetUsed(BudgetKind.TOTAL, () -> 0.41);

        assertThat(read(total).path("budgets").toString()).isEqualTo("[{\"scope\":\"total\",\"used_ratio\":0.41}]");

        metrics.budgetUsed(BudgetKind.KEY, () -> 0.9);

        assertThat(read(total).path("budgets")).hasSize(2);
        assertThat(read(total).at("/budgets/1/scope").textValue()).isEqualTo("key");
    }

    @Test
    void minutes_areOldestFirst() {
        levels.finished(TestingRequests.answered(Duration.ofMillis(100)));
        now = START.plusSeconds(61);

        assertThat(read(BudgetConfig.NONE).path("minutes").toString())
                .isEqualTo("[{\"at\":\"2026-12-01T12:00:00Z\",\"answered\":1,\"failed\":0,\"latency_p50_ms\":100,"
                        + "\"latency_p95_ms\":100,\"ready\":null},"
                        + "{\"at\":\"2026-12-01T12:01:00Z\",\"answered\":0,\"failed\":0,\"latency_p50_ms\":null,"
                        + "\"latency_p95_ms\":null,\"ready\":null}]");
    }

    private JsonNode read(BudgetConfig budgets) {
        return json(reader(budgets));
    }

    private static JsonNode json(StatusReader reader) {
        return JSON.valueToTree(reader.read());
    }

    private StatusReader reader(BudgetConfig budgets) {
        Ratings ratings = new Ratings(true, Map.of(Window.DAY, new Tally(3, OptionalDouble.of(4.5), 0, 0, 0)));
        return new StatusReader(
                () -> TestingStatus.LOADING, levels, TestingRatings.of(() -> ratings), metrics, budgets);
    }
}
