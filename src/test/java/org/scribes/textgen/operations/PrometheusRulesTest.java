package org.scribes.textgen.operations;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** The rules for Prometheus are sound, and each alert has its tests and its section. */
class PrometheusRulesTest {
    private static final Path FOLDER = Path.of("deploy", "prometheus");
    private static final Path RULES = FOLDER.resolve("textgen.rules.yml");
    private static final Path TESTS = FOLDER.resolve("textgen.rules.test.yml");
    private static final Pattern FIRING = Pattern.compile("ALERTS\\{alertname=\"(\\w+)\", alertstate=\"firing\"}");

    @Test
    void configurationAndRules_areValid() throws Exception {
        Promtool.assertAccepts(
                "check", "config", FOLDER.resolve("prometheus.yml").toString());
        Promtool.assertAccepts("check", "rules", "--lint-fatal", RULES.toString());
    }

    @Test
    void alerts_fireAndHoldAsTheyShould() throws Exception {
        Promtool.assertAccepts("test", "rules", TESTS.toString());
    }

    @Test
    void everyAlert_isTestedFiringAndHolding() throws IOException {
        Set<String> firing = new TreeSet<>();
        Set<String> holding = new TreeSet<>();
        for (JsonNode test : read(TESTS).path("tests")) {
            for (JsonNode expression : test.path("promql_expr_test")) {
                Matcher alert = FIRING.matcher(expression.path("expr").textValue());
                assertThat(alert.find()).isTrue();
                assertThat(expression.path("exp_samples")).hasSize(1);
                firing.add(alert.group(1));
            }
            for (JsonNode alert : test.path("alert_rule_test")) {
                assertThat(alert.path("exp_alerts")).isEmpty();
                holding.add(alert.path("alertname").textValue());
            }
        }

        assertThat(firing).containsExactlyInAnyOrderElementsOf(alerts());
        assertThat(holding).containsExactlyInAnyOrderElementsOf(alerts());
    }

    @Test
    void everyAlert_saysWhatToDo() throws IOException {
        assertThat(MetricTable.sections()).containsExactlyInAnyOrderElementsOf(alerts());
        rules().filter(rule -> rule.has("alert")).forEach(rule -> {
            String name = rule.path("alert").textValue();
            assertThat(rule.path("labels").path("severity").textValue())
                    .as(name)
                    .isIn("critical", "warning");
            JsonNode annotations = rule.path("annotations");
            assertThat(annotations.path("summary").textValue()).as(name).isNotBlank();
            assertThat(annotations.path("description").textValue()).as(name).isNotBlank();
            assertThat(annotations.path("runbook_url").textValue())
                    .isEqualTo("docs/operations.md#" + name.toLowerCase(Locale.ROOT));
        });
    }

    @Test
    void rules_askForMetricsOfTheTable() throws IOException {
        List<String> recorded = recorded();
        rules().map(rule -> new PromQuery(rule.path("expr").textValue())).forEach(query -> {
            query.assertInTable();
            assertThat(recorded).containsAll(query.recorded());
        });
    }

    /** The names that recording rules make. */
    static List<String> recorded() throws IOException {
        return rules().filter(rule -> rule.has("record"))
                .map(rule -> rule.path("record").textValue())
                .toList();
    }

    private static List<String> alerts() throws IOException {
        return rules().filter(rule -> rule.has("alert"))
                .map(rule -> rule.path("alert").textValue())
                .toList();
    }

    private static Stream<JsonNode> rules() throws IOException {
        return children(read(RULES).path("groups")).flatMap(group -> children(group.path("rules")));
    }

    private static Stream<JsonNode> children(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    private static JsonNode read(Path file) throws IOException {
        return new YAMLMapper().readTree(file.toFile());
    }
}
