package org.scribes.textgen.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import org.junit.jupiter.api.Test;

/** What the tests of rules and dashboard rely on. */
class MetricTableTest {
    @Test
    void everyLine_isReadAsARow() {
        assertThat(MetricTable.rows()).hasSize((int) MetricTable.lines().count());
        assertThat(MetricTable.rows().get("textgen_failover_total"))
                .isEqualTo(new MetricTable.Row("counter", Set.of("from", "reason", "to")));
        assertThat(MetricTable.rows().values())
                .allSatisfy(row -> assertThat(row.type()).isIn("counter", "gauge", "histogram"));
    }

    @Test
    void seriesOfAHistogram_haveItsName() {
        assertThat(MetricTable.nameOf("textgen_queue_ms_bucket")).isEqualTo("textgen_queue_ms");
        assertThat(MetricTable.nameOf("textgen_queue_size_bucket")).isEqualTo("textgen_queue_size_bucket");
    }

    @Test
    void wrongNamesAndLabels_areFound() {
        assertWrong("rate(textgen_request_total[5m])");
        assertWrong("textgen_queue_size_bucket");
        assertWrong("textgen_requests_total{code=\"x\"}");
        assertWrong("textgen_requests_total{outcome=~\"ok|fine\"}");
        assertWrong("textgen_generation_errors_total{code=\"OUT_OF_LUCK\"}");
        assertWrong("sum by (outcome, colour) (textgen_requests_total)");
        assertWrong("sum(node_load1)");
        new PromQuery("sum by (le) (rate(textgen_queue_ms_bucket{mode=\"local\"}[5m])) / on (job) up").assertInTable();
        assertThat(new PromQuery("job:textgen_errors:ratio_5m > 1").recorded())
                .containsExactly("job:textgen_errors:ratio_5m");
    }

    private static void assertWrong(String query) {
        assertThatThrownBy(() -> new PromQuery(query).assertInTable())
                .as(query)
                .isInstanceOfAny(AssertionError.class, IllegalArgumentException.class);
    }
}
