package org.scribes.textgen.grounding.quotation;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.scribes.textgen.grounding.answer.PartialAnswer;
import org.scribes.textgen.grounding.reference.Reference;
import org.scribes.textgen.grounding.reference.ReferenceFinder;
import org.scribes.textgen.grounding.text.Markup;
import org.scribes.textgen.grounding.text.QuotationMarks;

/** The end of an answer that is still being written: what of it may become something else. */
public final class SettledPrefix {
    /** No name of a book, with its ordinal, is longer. */
    private static final int LONGEST_NAME = 48;
    /** Every kind of space that a name may be parted by. */
    private static final String SPACE = "[\\x00-\\x20\\h\\u2028\\u2029]";

    private static final String GAP = "(?:" + SPACE + "|\\.)";
    /** Where letters begin. */
    private static final String WORD = "(?<!\\p{L})";
    /** What would make a reference of a name or an ordinal. */
    private static final List<String> PROBES = List.of(" 1:1", "1");
    /** What would make one of the first words of a long name. */
    private static final List<String> LONG_PROBES = List.of(
            " John 1:1",
            " Christ 1:1",
            " of Solomon 1:1",
            " Solomon 1:1",
            " of the Apostles 1:1",
            " the Apostles 1:1",
            " Apostles 1:1");
    /** After these words a name may go on; an ordinal begins one. */
    private static final Pattern GOES_ON = Pattern.compile(
            "(?i).*(?:" + WORD + "(?:songs?|canticles?|s|acts|revelation|apocalypse)"
                    + "(?:" + GAP + "+(?:of|to|the|saint|st|jesus))*"
                    + "|\\d(?:st|nd|rd|th)?"
                    + "|" + WORD + "(?:i{1,3}|iv|first|second|third|fourth))"
                    + "\\.?" + SPACE + "*",
            Pattern.DOTALL);

    /** What makes a reference of a chapter before it. */
    private static final String NEXT = "; Genesis 1:1";

    private static final Pattern PART_OF_A_BOOK = Pattern.compile(
            "(?i)" + WORD + "(?:chapters?|chapt?s?|chpts?|chp|cha|chs?|verses?|vers?|vss?|vv?)" + GAP + "*$");
    private static final Pattern LEAD = Pattern.compile("(?i)[ \\t]*[(\\[]?(?:\\b(?:see|cf\\.?|in|from|at)[ \\t]?)?$");

    private SettledPrefix() {}

    /** Up to where nothing that comes can change what words and references there are; at least {@code shown}. */
    public static int settled(
            StringBuilder text,
            int shown,
            ReferenceFinder finder,
            ReferenceFinder.Growing growing,
            List<Reference> references) {
        int end = Math.min(beforeMark(text, shown), Markup.unfinishedStart(text, shown));
        int begin = beforeWord(text, shown, end);
        while (begin < end) {
            end = begin;
            begin = beforeWord(text, shown, end);
        }
        int tail = Math.max(shown, text.length() - LONGEST_NAME);
        String name = text.substring(tail);
        int held = Math.min(
                nameStart(name, finder), end > tail ? nameStart(text.substring(tail, end), finder) : name.length());
        end = Math.min(end, tail + held);
        Matcher part = PART_OF_A_BOOK.matcher(name);
        if (part.find()) {
            end = Math.min(end, tail + part.start());
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
        for (int i = Math.max(shown, text.length() - PartialAnswer.REFERENCE_LOOKAHEAD) + 1; i <= text.length(); i++) {
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
        int start = probed(tail, PROBES, finder);
        return GOES_ON.matcher(tail).matches() ? Math.min(start, probed(tail, LONG_PROBES, finder)) : start;
    }

    private static int probed(String name, List<String> probes, ReferenceFinder finder) {
        int start = name.length();
        for (String probe : probes) {
            for (Reference reference : finder.find(name + probe)) {
                boolean both = reference.span().start() < name.length()
                        && reference.span().end() > name.length();
                start = both ? Math.min(start, reference.span().start()) : start;
            }
        }
        return start;
    }

    private static int beforeLead(StringBuilder text, int shown, int end) {
        int from = Math.max(shown, end - ReferenceRepairer.LONGEST_LEAD);
        Matcher lead = LEAD.matcher(text.substring(from, end));
        return lead.find() ? from + lead.start() : end;
    }

    /** Before a mark that opens something, or does not, by what comes after it. */
    private static int beforeMark(StringBuilder text, int shown) {
        int end = text.length();
        char mark = end > shown ? text.charAt(end - 1) : ' ';
        if (QuotationMarks.isSingle(mark)) {
            return end - 1;
        }
        int start = end;
        while (start > shown && Emphasis.isMark(mark) && text.charAt(start - 1) == mark) {
            start--;
        }
        return end - start <= Emphasis.LONGEST_MARK ? start : end;
    }

    /** Before a letter, a tag or an entity, which may be part of a word; {@code end} behind anything else. */
    private static int beforeWord(StringBuilder text, int shown, int end) {
        return end > shown && belongsToWord(text.charAt(end - 1)) ? end - 1 : Markup.startBefore(text, shown, end);
    }

    private static boolean belongsToWord(char character) {
        return Character.isLetterOrDigit(character)
                || character == '\''
                || character == '’'
                || Character.isSurrogate(character)
                || Character.getType(character) == Character.NON_SPACING_MARK;
    }
}
