package org.scribes.textgen.operations;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The tables of metrics in docs/metrics.md, docs/failover.md and docs/models.md. */
public final class MetricTable {
    private static final Path OPERATIONS = Path.of("docs", "operations.md");

    private static final Path METRICS = Path.of("docs", "metrics.md");
    /** Its metrics exist with a catalogue only. */
    private static final Path MODELS = Path.of("docs", "models.md");
    /** Its metrics exist for each target behind an API only. */
    private static final Path FAILOVER = Path.of("docs", "failover.md");

    private static final Pattern ROW =
            Pattern.compile("\\| `((?:textgen|tgi)_\\w+)` \\| (\\w+) \\| ([^|]+) \\| ([^|]*)\\| ([^|]+) \\|");
    private static final Pattern CODE = Pattern.compile("`(\\w+)`");
    private static final List<String> OF_HISTOGRAMS = List.of("_bucket", "_count", "_sum", "_max");

    private MetricTable() {}

    /** A row, without its words. */
    public record Row(String type, Set<String> labels) {}

    /** All rows, by the names of their metrics. */
    public static Map<String, Row> rows() {
        Map<String, Row> rows = rows(METRICS);
        rows.putAll(ofUpstreams());
        rows.putAll(rows(MODELS));
        return rows;
    }

    /** The rows of what every server has. */
    public static Map<String, Row> ofEveryServer() {
        return rows(METRICS);
    }

    /** The rows of what a server with a target behind an API has beside it. */
    public static Map<String, Row> ofUpstreams() {
        return rows(FAILOVER);
    }

    private static Map<String, Row> rows(Path document) {
        Map<String, Row> rows = new TreeMap<>();
        Matcher row = ROW.matcher(text(document));
        while (row.find()) {
            Set<String> labels = new TreeSet<>();
            Matcher label = CODE.matcher(row.group(4));
            while (label.find()) {
                labels.add(label.group(1));
            }
            rows.put(row.group(1), new Row(row.group(2), labels));
        }
        return rows;
    }

    /** The name that a series has in the table: a histogram has several series. */
    public static String nameOf(String series) {
        return OF_HISTOGRAMS.stream()
                .filter(series::endsWith)
                .map(suffix -> series.substring(0, series.length() - suffix.length()))
                .filter(name -> Optional.ofNullable(rows().get(name))
                        .filter(row -> row.type().equals("histogram"))
                        .isPresent())
                .findFirst()
                .orElse(series);
    }

    /** The headings of the sections about alerts. */
    static List<String> sections() {
        return text(OPERATIONS)
                .lines()
                .filter(line -> line.startsWith("### "))
                .map(line -> line.substring(4))
                .toList();
    }

    /** All lines that look like rows of the table. */
    static Stream<String> lines() {
        return Stream.of(METRICS, FAILOVER, MODELS)
                .flatMap(document -> text(document).lines())
                .filter(line -> line.startsWith("| `textgen_") || line.startsWith("| `tgi_"));
    }

    private static String text(Path document) {
        try {
            return Files.readString(document);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
