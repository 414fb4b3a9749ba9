package org.scribes.textgen.grounding;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The end of an answer that is still being written: what of it may become something else. */
final class Tail {
    /** No name of a book, with its ordinal, is longer. */
    private static final int LONGEST_NAME = 48;
    /** What would make a reference of a name or an ordinal. */
    private static final List<String> PROBES = List.of(" 1:1", "1");
    /** What would make one of the first words of a long name. */
    private static final List<String> LONG_PROBES = List.of(
            " John 1:1",
            " of Solomon 1:1",
            " Solomon 1:1",
            " of the Apostles 1:1",
            " the Apostles 1:1",
            " Apostles 1:1");
    /** After these words a name may go on; an ordinal begins one. */
    private static final Pattern GOES_ON = Pattern.compile(
            "(?i).*(?:\\b(?:songs?|acts)(?: of)?(?: the)?|\\d(?:st|nd|rd)?|\\b(?:i{1,3}|first|second|third))\\.?",
            Pattern.DOTALL);

    /** What makes a reference of a chapter before it. */
    private static final String NEXT = "; Genesis 1:1";

    private static final Pattern PART_OF_A_BOOK =
            Pattern.compile("(?i)\\b(?:chapters?|chaps?|chs?|verses?|vers?|vss?|vv?)\\.?\\s*$");
    private static final Pattern LEAD = Pattern.compile("(?i)[ \\t]*[(\\[]?(?:\\b(?:see|cf\\.?|in|from|at)[ \\t]?)?$");

    private Tail() {}

    /** Up to where nothing that comes can change what words and references there are; at least {@code shown}. */
    static int settled(
            StringBuilder text,
            int shown,
            ReferenceFinder finder,
            ReferenceFinder.Growing growing,
            List<Reference> references) {
        int end = text.length();
        while (end > shown && belongsToWord(text.charAt(end - 1))) {
            end--;
        }
        int tail = Math.max(shown, text.length() - LONGEST_NAME);
        int line = tail + text.substring(tail).lastIndexOf("\n\n") + 1;
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
        return beforeLead(text, shown, Math.min(end, numbersStart(text, shown, growing)));
    }

    /** Where a reference begins that there may be again when more has come: {@code Psalm 23G}, {@code Acts 2, Jo}. */
    private static int numbersStart(StringBuilder text, int shown, ReferenceFinder.Growing growing) {
        int start = text.length();
        for (int i = Math.max(shown, text.length() - Draft.REFERENCE_LOOKAHEAD) + 1; i <= text.length(); i++) {
            boolean ends =
                    Character.isDigit(text.charAt(i - 1)) && (i == text.length() || !Character.isDigit(text.charAt(i)));
            if (ends) {
                String before = text.substring(0, i);
                start = Math.min(start, lastStart(growing.probe(before), i, start));
                start = Math.min(start, lastStart(growing.probe(before + NEXT), i, start));
            }
        }
        return Math.max(shown, start);
    }

    private static int lastStart(List<Reference> references, int end, int otherwise) {
        for (Reference reference : references) {
            if (reference.span().start() < end && reference.span().end() >= end) {
                return reference.span().start();
            }
        }
        return otherwise;
    }

    /** Where a name begins that {@code tail} ends with, or the first words of one; its length if there is none. */
    private static int nameStart(String tail, ReferenceFinder finder) {
        String name = tail.stripTrailing();
        int start = tail.length();
        if (mayNameABook(name)) {
            start = probed(name, PROBES, finder, start);
            start = GOES_ON.matcher(name).matches() ? probed(name, LONG_PROBES, finder, start) : start;
        }
        return start;
    }

    private static int probed(String name, List<String> probes, ReferenceFinder finder, int otherwise) {
        int start = otherwise;
        for (String probe : probes) {
            for (Reference reference : finder.find(name + probe)) {
                boolean both = reference.span().start() < name.length()
                        && reference.span().end() > name.length();
                start = both ? Math.min(start, reference.span().start()) : start;
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
