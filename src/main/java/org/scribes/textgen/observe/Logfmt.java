package org.scribes.textgen.observe;

import java.util.List;
import java.util.regex.Pattern;

/** Formats an event as one line: {@code event_name key=value key="two words"}. */
final class Logfmt {
    private static final Pattern PLAIN = Pattern.compile("[!#-<>-\\[\\]-~]+");
    private static final int MAX_LENGTH = 2000;

    private Logfmt() {}

    static String line(String event, List<Field> fields) {
        StringBuilder line = new StringBuilder(event);
        for (Field field : fields) {
            line.append(' ').append(field.name()).append('=');
            append(line, field.value());
        }
        return line.toString();
    }

    private static void append(StringBuilder line, String value) {
        if (PLAIN.matcher(value).matches() && value.length() <= MAX_LENGTH) {
            line.append(value);
            return;
        }
        line.append('"');
        value.chars().limit(MAX_LENGTH).forEach(character -> append(line, (char) character));
        line.append(value.length() > MAX_LENGTH ? "…\"" : "\"");
    }

    private static void append(StringBuilder line, char character) {
        switch (character) {
            case '"' -> line.append("\\\"");
            case '\\' -> line.append("\\\\");
            case '\n' -> line.append("\\n");
            case '\r' -> line.append("\\r");
            case '\t' -> line.append("\\t");
            default -> {
                if (breaksLines(character)) {
                    line.append(String.format("\\u%04x", (int) character));
                } else {
                    line.append(character);
                }
            }
        }
    }

    /** Whether a reader may treat the character as a line end or cannot display it. */
    private static boolean breaksLines(char character) {
        return Character.isISOControl(character)
                || Character.isSurrogate(character)
                || Character.getType(character) == Character.FORMAT
                || character == '\u2028'
                || character == '\u2029';
    }
}
