package org.scribes.textgen.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.scribes.textgen.domain.ErrorCode;
import org.scribes.textgen.domain.Outcome;

/** What a PromQL expression asks for, read just as far as is needed to hold it against the table of metrics. */
final class PromQuery {
    private static final Pattern METRIC = Pattern.compile("\\b((?:textgen_|tgi_|up\\b)\\w*)(?:\\{([^}]*)})?");
    private static final Pattern RECORDED = Pattern.compile("\\b[a-z]+:\\w+:\\w+");
    private static final Pattern MATCHER = Pattern.compile("(\\w+)\\s*(=~|!~|!=|=)\\s*\"([^\"]*)\"");
    private static final Pattern GROUPED = Pattern.compile("\\b(?:by|on|without|ignoring)\\s*\\(([^)]*)\\)");
    /** Prometheus' own. */
    private static final Set<String> EVERYWHERE = Set.of("job", "instance");

    private final String text;

    PromQuery(String text) {
        this.text = text;
    }

    /** The names that recording rules must have made. */
    Set<String> recorded() {
        Set<String> names = new TreeSet<>();
        Matcher name = RECORDED.matcher(text);
        while (name.find()) {
            names.add(name.group());
        }
        return names;
    }

    /** Asserts that every metric, its labels and the values that are known are those of the table. */
    void assertInTable() {
        Map<String, MetricTable.Row> rows = MetricTable.rows();
        Set<String> known = new TreeSet<>(EVERYWHERE);
        Matcher metric = METRIC.matcher(RECORDED.matcher(text).replaceAll("recorded"));
        int metrics = 0;
        while (metric.find()) {
            metrics++;
            Set<String> labels = new TreeSet<>(EVERYWHERE);
            if (!metric.group(1).equals("up")) {
                String name = MetricTable.nameOf(metric.group(1));
                assertThat(rows).as(text).containsKey(name);
                labels.addAll(rows.get(name).labels());
            }
            if (metric.group(1).endsWith("_bucket")) {
                labels.add("le");
            }
            known.addAll(labels);
            assertMatchers(metric.group(2) == null ? "" : metric.group(2), labels);
        }
        assertThat(metrics + recorded().size()).as(text).isPositive();
        assertThat(known).as(text).containsAll(grouped());
    }

    private void assertMatchers(String matchers, Set<String> labels) {
        Matcher matcher = MATCHER.matcher(matchers);
        while (matcher.find()) {
            assertThat(labels).as(text).contains(matcher.group(1));
            Stream<String> values = Stream.of(matcher.group(3).split("\\|", -1));
            switch (matcher.group(1)) {
                case "outcome" ->
                    assertThat(values.map(PromQuery::constant)).as(text).allSatisfy(Outcome::valueOf);
                case "code", "reason" -> assertThat(values).as(text).allSatisfy(ErrorCode::valueOf);
                default -> {}
            }
        }
    }

    private static String constant(String value) {
        return value.toUpperCase(Locale.ROOT);
    }

    private List<String> grouped() {
        List<String> labels = new ArrayList<>();
        Matcher group = GROUPED.matcher(text);
        while (group.find()) {
            Stream.of(group.group(1).split(",", -1)).map(String::strip).forEach(labels::add);
        }
        return labels;
    }
}
