package org.scribes.textgen.grounding;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The end of an answer that is still being written: what of it may become something else. */
final class Tail {
    /** No name of a book, with its ordinal, is longer. */
    private static final int LONGEST_NAME = 48;
    /** What would make a reference of a name or an ordinal. */
    private static final List<String> PROBES = List.of(
            " 1:1",
            "1",
            " John 1:1",
            " of Solomon 1:1",
            " Solomon 1:1",
            " of the Apostles 1:1",
            " the Apostles 1:1",
            " Apostles 1:1");

    private static final Pattern PART_OF_A_BOOK =
            Pattern.compile("(?i)\\b(?:chapters?|chaps?|chs?|verses?|vers?|vss?|vv?)\\.?\\s*$");
    private static final Pattern LEAD = Pattern.compile("(?i)[ \\t]*[(\\[]?(?:\\b(?:see|cf\\.?|in|from|at)[ \\t]?)?$");

    private Tail() {}

    /** Up to where nothing that comes can change what words and references there are; at least {@code shown}. */
    static int settled(StringBuilder text, int shown, ReferenceFinder finder, List<Reference> references) {
        int end = text.length();
        while (end > shown && belongsToWord(text.charAt(end - 1))) {
            end--;
        }
        int tail = Math.max(shown, text.length() - LONGEST_NAME);
        int line = Math.max(tail, text.lastIndexOf("\n\n") + 1);
        String name = text.substring(line);
        int held = Math.min(
                nameStart(name, finder), end > line ? nameStart(text.substring(line, end), finder) : name.length());
        end = Math.min(end, line + held);
        Matcher part = PART_OF_A_BOOK.matcher(name);
        if (part.find()) {
            end = Math.min(end, line + part.start());
        }
        for (Reference reference : references) {
            if (reference.span().end() + 2 >= text.length() && reference.span().start() >= shown) {
                end = Math.min(end, reference.span().start());
            }
        }
        return beforeLead(text, shown, end);
    }

    /** Where a name begins that {@code tail} ends with, or the first words of one; its length if there is none. */
    private static int nameStart(String tail, ReferenceFinder finder) {
        String name = tail.stripTrailing();
        int start = tail.length();
        if (mayNameABook(name)) {
            for (String probe : PROBES) {
                for (Reference reference : finder.find(name + probe)) {
                    boolean both = reference.span().start() < name.length()
                            && reference.span().end() > name.length();
                    start = both ? Math.min(start, reference.span().start()) : start;
                }
            }
        }
        return start;
    }

    /** A name ends with a letter, a digit or a full stop; a chapter before its verse with a colon. */
    private static boolean mayNameABook(String name) {
        char last = name.isEmpty() ? ' ' : name.charAt(name.length() - 1);
        return Character.isLetterOrDigit(last) || last == '.' || last == ':';
    }

    private static int beforeLead(StringBuilder text, int shown, int end) {
        int from = Math.max(shown, end - PlaceMender.LONGEST_LEAD);
        Matcher lead = LEAD.matcher(text.substring(from, end));
        return lead.find() ? from + lead.start() : end;
    }

    private static boolean belongsToWord(char character) {
        return Character.isLetterOrDigit(character)
                || character == '\''
                || character == '’'
                || Character.isSurrogate(character)
                || Character.getType(character) == Character.NON_SPACING_MARK;
    }
}
