package org.scribes.textgen.documents;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * An answer as a document shows it: JSON, the events of a stream, or the lines that {@code curl -i} prints before a body.
 * {@link ShownJson} has the rule for JSON; a line {@code …} stands for any lines of a head and any events of a stream.
 */
public final class ShownAnswer {
    private static final String ANY = "…";
    private static final String STATUS = "HTTP/1.1 ";

    private ShownAnswer() {}

    /** How {@code actual} differs from what the document shows; empty if it does not. */
    public static List<String> differences(String shown, String actual) {
        if (shown.startsWith(STATUS)) {
            return ofHead(shown, actual.replace("\r\n", "\n"));
        }
        if (shown.startsWith("event: ")) {
            return ofEvents(blocks(shown), blocks(actual));
        }
        return ShownJson.differences(shown, actual);
    }

    private static List<String> ofHead(String shown, String actual) {
        String[] expected = shown.split("\n\n", 2);
        String[] came = actual.split("\n\n", 2);
        List<String> lines = came[0].lines().map(ShownAnswer::header).toList();
        List<String> differences = new ArrayList<>();
        expected[0]
                .lines()
                .filter(line -> !line.equals(ANY))
                .filter(line -> lines.stream().noneMatch(other -> matches(header(line), other)))
                .forEach(line -> differences.add("no line " + line));
        if (expected.length > 1) {
            differences.addAll(ShownJson.differences(expected[1], came.length > 1 ? came[1] : ""));
        }
        return differences;
    }

    /** With its name in small letters. */
    private static String header(String line) {
        int colon = line.indexOf(": ");
        return colon < 0 ? line.strip() : line.substring(0, colon).toLowerCase(Locale.ROOT) + line.substring(colon);
    }

    private static boolean matches(String shown, String actual) {
        return Pattern.matches(Pattern.quote(shown).replace(ANY, "\\E.*\\Q"), actual);
    }

    private static List<String> blocks(String stream) {
        return Stream.of(stream.strip().split("\n\n"))
                .map(String::strip)
                .filter(block -> !block.startsWith(":"))
                .toList();
    }

    /** Looks for each shown event at its place, or behind an ellipsis for the next one that is like it. */
    private static List<String> ofEvents(List<String> shown, List<String> actual) {
        int next = 0;
        boolean skipping = false;
        for (String event : shown) {
            if (event.equals(ANY)) {
                skipping = true;
                continue;
            }
            List<String> differences = next < actual.size() ? ofEvent(event, actual.get(next)) : List.of("no event");
            while (skipping && !differences.isEmpty() && ++next < actual.size()) {
                differences = ofEvent(event, actual.get(next));
            }
            if (!differences.isEmpty()) {
                return Stream.concat(Stream.of("no event like " + event), differences.stream())
                        .toList();
            }
            next++;
            skipping = false;
        }
        return skipping || next == actual.size()
                ? List.of()
                : List.of((actual.size() - next) + " more events than shown");
    }

    private static List<String> ofEvent(String shown, String actual) {
        Optional<String> shownName = shown.lines().findFirst();
        if (!shownName.equals(actual.lines().findFirst())) {
            return List.of("another name");
        }
        return ShownJson.differences(data(shown), data(actual));
    }

    private static String data(String event) {
        return event.substring(event.indexOf("\ndata: ") + "\ndata: ".length());
    }
}
