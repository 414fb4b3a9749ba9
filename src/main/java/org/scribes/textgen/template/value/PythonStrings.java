package org.scribes.textgen.template.value;

import java.util.ArrayList;
import java.util.List;

/** Operations on strings as Python defines them: white space by {@code str.isspace}, positions in code points. */
public final class PythonStrings {
    private PythonStrings() {}

    /** {@code str.isspace} of one character. Python's {@code \s} matches the same. */
    public static boolean isSpace(char c) {
        return switch (c) {
            case '\t', '\n', 0x0b, '\f', '\r', 0x1c, 0x1d, 0x1e, 0x1f, ' ', 0x85, 0xa0, 0x1680, 0x2028, 0x2029 -> true;
            case 0x202f, 0x205f, 0x3000 -> true;
            default -> c >= 0x2000 && c <= 0x200a;
        };
    }

    /** The characters that {@code strip} removes. */
    @FunctionalInterface
    public interface CharacterSet {
        boolean contains(int codePoint);

        static CharacterSet whiteSpace() {
            return c -> c <= 0xffff && isSpace((char) c);
        }

        static CharacterSet of(String characters) {
            return c -> characters.indexOf(c) >= 0;
        }
    }

    public static String stripLeft(String text, CharacterSet set) {
        int start = 0;
        while (start < text.length() && set.contains(text.codePointAt(start))) {
            start += Character.charCount(text.codePointAt(start));
        }
        return text.substring(start);
    }

    public static String stripRight(String text, CharacterSet set) {
        int end = text.length();
        while (end > 0 && set.contains(text.codePointBefore(end))) {
            end -= Character.charCount(text.codePointBefore(end));
        }
        return text.substring(0, end);
    }

    public static String stripRight(String text) {
        return stripRight(text, CharacterSet.whiteSpace());
    }

    public static String strip(String text, CharacterSet set) {
        return stripLeft(stripRight(text, set), set);
    }

    public static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    /** The characters, each as a string. */
    static List<Object> characters(String text) {
        List<Object> characters = new ArrayList<>(text.length());
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            characters.add(Character.toString(text.codePointAt(i)));
        }
        return characters;
    }

    public static String concatenate(List<Object> strings) {
        StringBuilder all = new StringBuilder();
        strings.forEach(all::append);
        return all.toString();
    }

    public static String join(RenderBudget budget, String separator, List<Object> strings) {
        StringBuilder joined = new StringBuilder();
        for (int i = 0; i < strings.size(); i++) {
            int before = joined.length();
            joined.append(i == 0 ? "" : separator).append(strings.get(i));
            budget.charge(joined.length() - before);
        }
        return joined.toString();
    }

    /** {@code str.replace}; a negative count replaces all. */
    public static String replace(RenderBudget budget, String text, String old, String replacement, int count) {
        if (old.isEmpty()) {
            throw TemplateFailure.because("replace() of an empty string is not supported");
        }
        budget.chargeSearch(text, old);
        StringBuilder replaced = new StringBuilder();
        int start = 0;
        int left = count < 0 ? Integer.MAX_VALUE : count;
        for (int at = text.indexOf(old); at >= 0 && left > 0; at = text.indexOf(old, start)) {
            budget.charge((long) at - start + replacement.length());
            replaced.append(text, start, at).append(replacement);
            start = at + old.length();
            left--;
        }
        return replaced.append(text, start, text.length()).toString();
    }

    /** {@code str.splitlines}, which splits at more than line feeds. */
    public static List<Object> lines(String text, boolean keepEnds) {
        List<Object> lines = new ArrayList<>();
        int start = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!isLineBoundary(c)) {
                continue;
            }
            int end = i;
            if (c == '\r' && i + 1 < text.length() && text.charAt(i + 1) == '\n') {
                i++;
            }
            lines.add(text.substring(start, keepEnds ? i + 1 : end));
            start = i + 1;
        }
        if (start < text.length()) {
            lines.add(text.substring(start));
        }
        return lines;
    }

    private static boolean isLineBoundary(char c) {
        return switch (c) {
            case '\n', '\r', 0x0b, '\f', 0x1c, 0x1d, 0x1e, 0x85, 0x2028, 0x2029 -> true;
            default -> false;
        };
    }
}
