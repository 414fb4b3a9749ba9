package org.scribes.textgen.grounding.text;

import java.util.Map;
import java.util.Set;
import org.scribes.textgen.domain.LowerCase;

/** HTML in a text. Tags are not words; entities are read as the characters that they encode. */
public final class Markup {
    /** The longest tag, in characters. A tag does not span lines. */
    static final int LONGEST_TAG = 200;

    private static final int LONGEST_ENTITY = 10;
    private static final int NONE = -1;
    /** Tags that may occur within a word; all others separate words. */
    private static final Set<String> INLINE =
            Set.of("b", "i", "u", "em", "strong", "small", "span", "font", "mark", "a", "wbr", "big");

    private static final Map<String, Integer> ENTITIES = Map.ofEntries(
            Map.entry("quot", (int) '"'),
            Map.entry("apos", (int) '\''),
            Map.entry("amp", (int) '&'),
            Map.entry("lt", (int) '<'),
            Map.entry("gt", (int) '>'),
            Map.entry("nbsp", 0xa0),
            Map.entry("shy", 0xad),
            Map.entry("thinsp", 0x2009),
            Map.entry("ensp", 0x2002),
            Map.entry("emsp", 0x2003),
            Map.entry("zwnj", 0x200c),
            Map.entry("zwj", 0x200d),
            Map.entry("lsquo", 0x2018),
            Map.entry("rsquo", 0x2019),
            Map.entry("ldquo", 0x201c),
            Map.entry("rdquo", 0x201d),
            Map.entry("bdquo", 0x201e),
            Map.entry("laquo", 0xab),
            Map.entry("raquo", 0xbb),
            Map.entry("ndash", 0x2013),
            Map.entry("mdash", 0x2014),
            Map.entry("hellip", 0x2026),
            Map.entry("para", 0xb6),
            Map.entry("aelig", 0xe6),
            Map.entry("eacute", 0xe9),
            Map.entry("euml", 0xeb),
            Map.entry("iuml", 0xef));

    private Markup() {}

    /** The text as displayed: without tags, and with entities decoded. */
    public static String plain(String text) {
        if (text.indexOf('<') < 0 && text.indexOf('&') < 0) {
            return text;
        }
        StringBuilder plain = new StringBuilder(text.length());
        int at = 0;
        while (at < text.length()) {
            int end = tagEnd(text, at);
            if (end == at) {
                plain.appendCodePoint(character(text, at));
                at = after(text, at);
            } else {
                boolean spaced = plain.isEmpty()
                        || Character.isWhitespace(plain.charAt(plain.length() - 1))
                        || end == text.length()
                        || Character.isWhitespace(text.charAt(end));
                plain.append(isInline(text, at, end) || spaced ? "" : " ");
                at = end;
            }
        }
        return plain.toString();
    }

    /** The index after the tag that begins at {@code at}; {@code at} if none does. */
    public static int tagEnd(CharSequence text, int at) {
        if (text.charAt(at) != '<') {
            return at;
        }
        int close = close(text, at);
        return close < text.length() && text.charAt(close) == '>' && close > at + 1 ? close + 1 : at;
    }

    /** Whether an unfinished tag begins at {@code at}. */
    public static boolean isUnfinishedTag(CharSequence text, int at) {
        return text.charAt(at) == '<' && close(text, at) == text.length();
    }

    /** The index where the possible tag at {@code at} ends; the text's length if more text is needed. */
    private static int close(CharSequence text, int at) {
        int name = at + 1;
        if (name < text.length() && text.charAt(name) == '/') {
            name++;
        }
        boolean begins = name >= text.length() || isAsciiLetter(text.charAt(name)) || text.charAt(name) == '!';
        if (!begins) {
            return at;
        }
        int end = name;
        int limit = at + LONGEST_TAG;
        while (end < text.length() && end < limit && "<>\n".indexOf(text.charAt(end)) < 0) {
            end++;
        }
        return end;
    }

    /** Whether the tag may occur within a word, as one for bold letters does. */
    public static boolean isInline(CharSequence text, int at, int end) {
        return INLINE.contains(name(text, at, end));
    }

    /** The tag's name in lower case, without a slash. */
    public static String name(CharSequence text, int at, int end) {
        int from = text.charAt(at + 1) == '/' ? at + 2 : at + 1;
        int to = from;
        while (to < end && Character.isLetterOrDigit(text.charAt(to))) {
            to++;
        }
        return LowerCase.of(text.subSequence(from, to).toString());
    }

    /** The start of the tag or entity that ends at {@code end}; {@code end} if there is none. */
    public static int startBefore(CharSequence text, int floor, int end) {
        char last = end > floor ? text.charAt(end - 1) : ' ';
        if (last != '>' && last != ';') {
            return end;
        }
        char opening = last == '>' ? '<' : '&';
        int least = Math.max(floor, end - (last == '>' ? LONGEST_TAG : LONGEST_ENTITY));
        int start = end - 2;
        while (start >= least && text.charAt(start) != opening && text.charAt(start) != last) {
            start--;
        }
        boolean found = start >= least
                && text.charAt(start) == opening
                && (last == '>' ? tagEnd(text, start) : after(text, start)) == end;
        return found ? start : end;
    }

    /** The start of an unfinished tag or entity at the end of the text; the text's length if there is none. */
    public static int unfinishedStart(CharSequence text, int floor) {
        int least = Math.max(floor, text.length() - LONGEST_TAG);
        for (int i = text.length() - 1; i >= least; i--) {
            char character = text.charAt(i);
            if (character == '<' || character == '>' || character == '\n') {
                return character == '<' && isUnfinishedTag(text, i) ? i : openEntity(text, floor);
            }
        }
        return openEntity(text, floor);
    }

    private static int openEntity(CharSequence text, int floor) {
        int start = text.length() - 1;
        int least = Math.max(floor, text.length() - LONGEST_ENTITY);
        while (start >= least && (isAsciiAlphanumeric(text.charAt(start)) || text.charAt(start) == '#')) {
            start--;
        }
        return start >= least && text.charAt(start) == '&' ? start : text.length();
    }

    /** The character at {@code at}, or the character that the entity there encodes. */
    static int character(CharSequence text, int at) {
        int entity = text.charAt(at) == '&' ? entity(text, at) : NONE;
        return entity == NONE ? Character.codePointAt(text, at) : entity;
    }

    /** The index after the character or entity at {@code at}. */
    static int after(CharSequence text, int at) {
        boolean entity = text.charAt(at) == '&' && entity(text, at) != NONE;
        return entity ? semicolon(text, at) + 1 : at + Character.charCount(Character.codePointAt(text, at));
    }

    private static int semicolon(CharSequence text, int at) {
        int end = at + 1;
        int limit = Math.min(text.length(), at + LONGEST_ENTITY);
        while (end < limit && (isAsciiAlphanumeric(text.charAt(end)) || text.charAt(end) == '#')) {
            end++;
        }
        return end < limit && text.charAt(end) == ';' ? end : NONE;
    }

    private static int entity(CharSequence text, int at) {
        int end = semicolon(text, at);
        if (end < at + 3) {
            return NONE;
        }
        String name = text.subSequence(at + 1, end).toString();
        return name.charAt(0) == '#' ? numbered(name) : ENTITIES.getOrDefault(name, NONE);
    }

    private static int numbered(String name) {
        boolean hexadecimal = name.length() > 2 && (name.charAt(1) == 'x' || name.charAt(1) == 'X');
        String digits = name.substring(hexadecimal ? 2 : 1);
        boolean valid = digits.chars().allMatch(digit -> Character.digit(digit, hexadecimal ? 16 : 10) >= 0);
        if (!valid || digits.isEmpty()) {
            return NONE;
        }
        int character = Integer.parseInt(digits, hexadecimal ? 16 : 10);
        boolean shown = Character.isValidCodePoint(character)
                && character > ' '
                && Character.getType(character) != Character.SURROGATE;
        return shown ? character : NONE;
    }

    private static boolean isAsciiLetter(char character) {
        return (character >= 'a' && character <= 'z') || (character >= 'A' && character <= 'Z');
    }

    private static boolean isAsciiAlphanumeric(char character) {
        return isAsciiLetter(character) || (character >= '0' && character <= '9');
    }
}
