package org.scribes.textgen.template.parse;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Resolves Python's escapes in a string literal. */
final class StringLiteral {
    private static final Pattern ESCAPE = Pattern.compile(
            "\\\\(?:([0-7]{1,3})|x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|(.))", Pattern.DOTALL);

    private StringLiteral() {}

    static String unescape(String literal) {
        Matcher escape = ESCAPE.matcher(literal);
        StringBuilder text = new StringBuilder(literal.length());
        int start = 0;
        while (escape.find()) {
            text.append(literal, start, escape.start()).append(value(escape));
            start = escape.end();
        }
        return text.append(literal, start, literal.length()).toString();
    }

    private static String value(Matcher escape) {
        if (escape.group(1) != null) {
            return Character.toString(Integer.parseInt(escape.group(1), 8));
        }
        for (int group = 2; group <= 4; group++) {
            if (escape.group(group) != null) {
                return character(Long.parseLong(escape.group(group), 16));
            }
        }
        char c = escape.group(5).charAt(0);
        return switch (c) {
            case '\n' -> "";
            case '\\', '\'', '"' -> String.valueOf(c);
            case 'a' -> "\u0007";
            case 'b' -> "\b";
            case 'f' -> "\f";
            case 'n' -> "\n";
            case 'r' -> "\r";
            case 't' -> "\t";
            case 'v' -> "\u000b";
            case 'x', 'u', 'U', 'N' ->
                throw new UnsupportedTemplate("the escape \\" + c + " in a string is not supported");
            default -> {
                if (c > 0x7f) {
                    throw new UnsupportedTemplate(
                            "a backslash before a character beyond ASCII in a string is not supported");
                }
                yield escape.group();
            }
        };
    }

    private static String character(long codePoint) {
        if (codePoint > Character.MAX_CODE_POINT || (codePoint >= 0xd800 && codePoint <= 0xdfff)) {
            throw new UnsupportedTemplate("an escape in a string is not a character");
        }
        return Character.toString((int) codePoint);
    }
}
