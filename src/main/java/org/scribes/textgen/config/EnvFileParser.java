package org.scribes.textgen.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the text of a {@code .env} file: a variable a line, in the grammar that shells and dotenv libraries share.
 *
 * <pre>
 * # a comment, alone or after white space
 * NAME=value up to the end of the line or a comment
 * export NAME='as it is'
 * NAME="with \n \r \t \" \\ and \$"
 * </pre>
 *
 * The last of several lines for a name holds; an empty value is no value. A quote ends in its line. Messages name the
 * line and never show it, since it may hold a key.
 */
final class EnvFileParser {
    /** A dot is any character: a line may hold what regular expressions, but no shell, take for its end. */
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
     * Reads {@code text}.
     *
     * @param file named in messages
     * @throws ConfigurationException when a line cannot be understood
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

    /** Reads one line, and tells what is wrong with it. */
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
            // not from start: white space before # makes a comment of all that follows
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

    /** A backslash before any other character stays as it is. */
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
