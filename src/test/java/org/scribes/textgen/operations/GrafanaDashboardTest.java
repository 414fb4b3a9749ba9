package org.scribes.textgen.operations;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The dashboard asks for what there is, in PromQL. */
class GrafanaDashboardTest {
    private static final Path DASHBOARD = Path.of("deploy", "grafana", "textgen.json");

    private final ObjectMapper json = new ObjectMapper();

    @Test
    void queries_askForMetricsOfTheTable() throws IOException {
        List<String> recorded = PrometheusRulesTest.recorded();
        for (String query : queries()) {
            new PromQuery(query).assertInTable();
            assertThat(recorded).containsAll(new PromQuery(query).recorded());
        }
    }

    @Test
    void everyMetric_isShown() throws IOException {
        String all = String.join("\n", queries());

        assertThat(MetricTable.rows().keySet())
                .allSatisfy(name -> assertThat(all).contains(name));
    }

    @Test
    void queries_areValid(@TempDir Path folder) throws Exception {
        Map<String, Object> group = Map.of(
                "name",
                "dashboard",
                "rules",
                queries().stream()
                        .map(query -> Map.of("record", "dashboard:query", "expr", asPrometheusSeesIt(query)))
                        .distinct()
                        .toList());
        Path rules = folder.resolve("dashboard.yml"); // JSON is YAML
        Files.write(rules, json.writeValueAsBytes(Map.of("groups", List.of(group))));

        Promtool.assertAccepts("check", "rules", "--lint=none", rules.toString());
    }

    @Test
    void panels_haveTheirPlace_andTheVariables() throws IOException {
        JsonNode dashboard = json.readTree(DASHBOARD.toFile());
        Set<Integer> ids = new HashSet<>();
        Set<String> places = new TreeSet<>();
        for (JsonNode panel : dashboard.path("panels")) {
            assertThat(ids.add(panel.path("id").intValue())).isTrue();
            JsonNode place = panel.path("gridPos");
            assertThat(places.add(place.path("y") + "/" + place.path("x"))).isTrue();
            assertThat(place.path("x").intValue() + place.path("w").intValue()).isLessThanOrEqualTo(24);
            assertThat(panel.path("title").textValue()).isNotBlank();
            if (!panel.path("type").textValue().equals("row")) {
                assertThat(panel.path("targets")).isNotEmpty();
                assertThat(panel.path("datasource").path("uid").textValue()).isEqualTo("${datasource}");
            }
        }
        assertThat(dashboard.path("templating").path("list").findValuesAsText("name"))
                .containsExactly("datasource", "instance");
    }

    private List<String> queries() throws IOException {
        List<String> queries = new ArrayList<>();
        for (JsonNode panel : json.readTree(DASHBOARD.toFile()).path("panels")) {
            panel.path("targets")
                    .forEach(target -> queries.add(target.path("expr").textValue()));
        }
        return queries;
    }

    private static String asPrometheusSeesIt(String query) {
        return query.replace("$__rate_interval", "1m").replace("$instance", "a|b");
    }
}
