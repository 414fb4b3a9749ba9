package org.scribes.textgen.backend.remote;

import java.util.List;

/**
 * Resolves escapes of JSON, Python and HTML in a text: backslash escapes with {@code n}, {@code u} or {@code x}, and
 * entities. Any number of backslashes may precede a letter. Runs in linear time.
 */
final class WrittenEscapes {
    private static final int UNICODE_DIGITS = 4;
    private static final int BYTE_DIGITS = 2;
    private static final int MOST_ENTITY_DIGITS = 6;
    private static final String CONTROLS = "bfnrt";
    private static final List<String> ENTITIES = List.of("amp;", "lt;", "gt;", "quot;", "apos;", "nbsp;");

    private WrittenEscapes() {}

    /**
     * {@code text} as ASCII for a log. Each run of characters of other scripts, or of escapes for them, becomes one
     * space.
     */
    static String plain(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        boolean hidden = false;
        int at = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            int end = c >= ' ' && c <= '~' ? endOfCode(text, at) : at + 1;
            if (end > at && !hidden) {
                plain.append(' ');
            }
            hidden = end > at;
            if (!hidden) {
                end = c == '\\' ? endOfBackslashes(text, at) : at + 1;
                plain.append(text, at, end);
            }
            at = end;
        }
        return plain.toString();
    }

    /**
     * The ASCII letters, in lower case, and digits of {@code text}, so that escaped or split text is still recognized.
     */
    static String lettersAndDigits(String text) {
        StringBuilder comparable = new StringBuilder(text.length());
        int at = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '\\' || c == '&') {
                at = Math.max(at + 1, endOfEscape(text, at));
            } else {
                if (isDigit(c, 10) || (c >= 'a' && c <= 'z')) {
                    comparable.append(c);
                } else if (c >= 'A' && c <= 'Z') {
                    comparable.append((char) (c - 'A' + 'a'));
                }
                at++;
            }
        }
        return comparable.toString();
    }

    /** The end of an escape for any character; {@code at} if none begins there. */
    private static int endOfEscape(String text, int at) {
        if (text.charAt(at) == '\\') {
            int letter = endOfBackslashes(text, at);
            int end = endOfCode(text, at);
            boolean control = letter < text.length() && CONTROLS.indexOf(text.charAt(letter)) >= 0;
            return end == at ? control ? letter + 1 : letter : end;
        }
        for (String entity : ENTITIES) {
            if (text.startsWith(entity, at + 1)) {
                return at + 1 + entity.length();
            }
        }
        return endOfCode(text, at);
    }

    /** The end of a code point in hexadecimal or as an entity; {@code at} if none begins there. */
    private static int endOfCode(String text, int at) {
        if (text.charAt(at) == '\\') {
            int letter = endOfBackslashes(text, at);
            char kind = letter < text.length() ? text.charAt(letter) : ' ';
            int digits = kind == 'u' ? UNICODE_DIGITS : kind == 'x' ? BYTE_DIGITS : 0;
            return digits > 0 && digits(text, letter + 1, digits, 16) == digits ? letter + 1 + digits : at;
        }
        if (!text.startsWith("&#", at)) {
            return at;
        }
        int number = at + (text.startsWith("x", at + 2) ? 3 : 2);
        int digits = digits(text, number, MOST_ENTITY_DIGITS, 16);
        return digits > 0 && text.startsWith(";", number + digits) ? number + digits + 1 : at;
    }

    private static int endOfBackslashes(String text, int at) {
        int end = at;
        while (end < text.length() && text.charAt(end) == '\\') {
            end++;
        }
        return end;
    }

    /** The number of digits at {@code from}, at most {@code most}. */
    private static int digits(String text, int from, int most, int radix) {
        int count = 0;
        while (count < most && from + count < text.length() && isDigit(text.charAt(from + count), radix)) {
            count++;
        }
        return count;
    }

    private static boolean isDigit(char c, int radix) {
        return c < 0x80 && Character.digit(c, radix) >= 0;
    }
}
