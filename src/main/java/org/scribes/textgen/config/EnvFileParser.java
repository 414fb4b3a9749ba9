package org.scribes.textgen.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Parses a {@code .env} file: one variable per line, in the grammar common to shells and dotenv libraries.
 *
 * <pre>
 * # a comment, alone or after white space
 * NAME=value up to the end of the line or a comment
 * export NAME='as it is'
 * NAME="with \n \r \t \" \\ and \$"
 * </pre>
 *
 * If a name occurs several times, its last line counts. An empty value unsets the name. A quoted value ends on its line.
 * Messages give the line number and never the line, which may contain a key.
 */
final class EnvFileParser {
    /** DOTALL: a line may contain characters that regular expressions treat as line ends. */
    private static final Pattern ASSIGNMENT =
            Pattern.compile("\\s*(?:export\\s+)?(?<name>[A-Za-z_][A-Za-z0-9_.-]*+)\\s*+=(?<rest>.*+)", Pattern.DOTALL);

    private static final Pattern NOTHING = Pattern.compile("\\s*+(?:#.*+)?", Pattern.DOTALL);
    private static final Pattern COMMENT = Pattern.compile("\\s#.*+", Pattern.DOTALL);
    private static final Pattern SINGLE_QUOTED = Pattern.compile("'(?<value>[^']*+)'(?<rest>.*+)", Pattern.DOTALL);
    private static final Pattern DOUBLE_QUOTED =
            Pattern.compile("\"(?<value>(?:[^\"\\\\]|\\\\.)*+)\"(?<rest>.*+)", Pattern.DOTALL);
    private static final Pattern ESCAPE = Pattern.compile("\\\\([nrt\"\\\\$])");

    private final Map<String, String> values = new LinkedHashMap<>();
    private final List<String> problems = new ArrayList<>();

    private EnvFileParser() {}

    /**
     * Parses {@code text}.
     *
     * @param file the name for messages
     * @throws ConfigurationException if a line cannot be parsed
     */
    static Map<String, String> parse(String file, String text) {
        EnvFileParser parser = new EnvFileParser();
        String[] lines = (text.startsWith("\ufeff") ? text.substring(1) : text).split("\r\n|\n|\r", -1);
        for (int number = 1; number <= lines.length; number++) {
            Optional<String> problem = parser.line(lines[number - 1]);
            if (problem.isPresent()) {
                parser.problems.add(file + ", line " + number + ": " + problem.get());
            }
        }
        if (!parser.problems.isEmpty()) {
            throw new ConfigurationException(parser.problems);
        }
        return Map.copyOf(parser.values);
    }

    /** Parses one line; returns the problem, if any. */
    private Optional<String> line(String line) {
        if (NOTHING.matcher(line).matches()) {
            return Optional.empty();
        }
        Matcher assignment = ASSIGNMENT.matcher(line);
        if (!assignment.matches()) {
            return Optional.of("expected NAME=value or a comment");
        }
        String rest = assignment.group("rest");
        String start = rest.stripLeading();
        if (!start.startsWith("'") && !start.startsWith("\"")) {
            // not start: a # counts as a comment only after white space
            put(assignment.group("name"), COMMENT.matcher(rest).replaceFirst("").strip());
            return Optional.empty();
        }
        boolean literal = start.startsWith("'");
        Matcher quoted = (literal ? SINGLE_QUOTED : DOUBLE_QUOTED).matcher(start);
        if (!quoted.matches()) {
            return Optional.of("a quote is not closed");
        }
        if (!NOTHING.matcher(quoted.group("rest")).matches()) {
            return Optional.of("only a comment can follow the closing quote");
        }
        String value = quoted.group("value");
        put(assignment.group("name"), literal ? value : unescape(value));
        return Optional.empty();
    }

    private void put(String name, String value) {
        if (value.isEmpty()) {
            values.remove(name);
        } else {
            values.put(name, value);
        }
    }

    /** Resolves escapes. A backslash before any other character is kept. */
    private static String unescape(String value) {
        return ESCAPE.matcher(value)
                .replaceAll(escape -> Matcher.quoteReplacement(
                        switch (escape.group(1)) {
                            case "n" -> "\n";
                            case "r" -> "\r";
                            case "t" -> "\t";
                            default -> escape.group(1);
                        }));
    }
}
