package org.scribes.textgen.grounding.quotation;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.scribes.textgen.grounding.answer.PartialAnswer;
import org.scribes.textgen.grounding.reference.Reference;
import org.scribes.textgen.grounding.reference.ReferenceFinder;
import org.scribes.textgen.grounding.text.Markup;
import org.scribes.textgen.grounding.text.QuotationMarks;

/** Finds the part of a streamed answer that later text cannot change. */
public final class SettledPrefix {
    /** The longest name of a book with its ordinal, in characters. */
    private static final int LONGEST_NAME = 48;
    /** Every kind of space within a name. */
    private static final String SPACE = "[\\x00-\\x20\\h\\u2028\\u2029]";

    private static final String GAP = "(?:" + SPACE + "|\\.)";
    /** The start of a run of letters. */
    private static final String WORD = "(?<!\\p{L})";
    /** Suffixes that make a reference of a name or an ordinal. */
    private static final List<String> PROBES = List.of(" 1:1", "1");
    /** Suffixes that make a reference of the first words of a long name. */
    private static final List<String> LONG_PROBES = List.of(
            " John 1:1",
            " Christ 1:1",
            " of Solomon 1:1",
            " Solomon 1:1",
            " of the Apostles 1:1",
            " the Apostles 1:1",
            " Apostles 1:1");
    /** Words that a longer name may begin with, and ordinals. */
    private static final Pattern LONG_NAME_START = Pattern.compile(
            "(?i).*(?:" + WORD + "(?:songs?|canticles?|s|acts|revelation|apocalypse)"
                    + "(?:" + GAP + "+(?:of|to|the|saint|st|jesus))*"
                    + "|\\d(?:st|nd|rd|th)?"
                    + "|" + WORD + "(?:i{1,3}|iv|first|second|third|fourth))"
                    + "\\.?" + SPACE + "*",
            Pattern.DOTALL);

    /** A suffix that makes a reference of a preceding chapter. */
    private static final String NEXT_REFERENCE = "; Genesis 1:1";

    private static final Pattern CHAPTER_OR_VERSE = Pattern.compile(
            "(?i)" + WORD + "(?:chapters?|chapt?s?|chpts?|chp|cha|chs?|verses?|vers?|vss?|vv?)" + GAP + "*$");
    private static final Pattern LEAD = Pattern.compile("(?i)[ \\t]*[(\\[]?(?:\\b(?:see|cf\\.?|in|from|at)[ \\t]?)?$");

    private SettledPrefix() {}

    /** The index before which later text changes neither words nor references; at least {@code emitted}. */
    public static int settled(
            StringBuilder text,
            int emitted,
            ReferenceFinder finder,
            ReferenceFinder.Growing growing,
            List<Reference> references) {
        int end = Math.min(beforeMark(text, emitted), Markup.unfinishedStart(text, emitted));
        int begin = beforeWord(text, emitted, end);
        while (begin < end) {
            end = begin;
            begin = beforeWord(text, emitted, end);
        }
        int tail = Math.max(emitted, text.length() - LONGEST_NAME);
        String name = text.substring(tail);
        int held = Math.min(
                nameStart(name, finder), end > tail ? nameStart(text.substring(tail, end), finder) : name.length());
        end = Math.min(end, tail + held);
        Matcher part = CHAPTER_OR_VERSE.matcher(name);
        if (part.find()) {
            end = Math.min(end, tail + part.start());
        }
        for (Reference reference : references) {
            if (reference.span().end() + 2 >= text.length() && reference.span().start() >= emitted) {
                end = Math.min(end, reference.span().start());
            }
        }
        return beforeLead(text, emitted, Math.min(end, numbersStart(text, emitted, growing)));
    }

    /** The start of a reference that later text may restore: {@code Psalm 23G}, {@code Acts 2, Jo}. */
    private static int numbersStart(StringBuilder text, int emitted, ReferenceFinder.Growing growing) {
        int start = text.length();
        for (int i = Math.max(emitted, text.length() - PartialAnswer.REFERENCE_LOOKAHEAD) + 1;
                i <= text.length();
                i++) {
            boolean ends =
                    Character.isDigit(text.charAt(i - 1)) && (i == text.length() || !Character.isDigit(text.charAt(i)));
            if (ends) {
                String before = text.substring(0, i);
                start = Math.min(start, lastStart(growing.probe(before), i, start));
                start = Math.min(start, lastStart(growing.probe(before + NEXT_REFERENCE), i, start));
            }
        }
        return Math.max(emitted, start);
    }

    private static int lastStart(List<Reference> references, int end, int otherwise) {
        for (Reference reference : references) {
            if (reference.span().start() < end && reference.span().end() >= end) {
                return reference.span().start();
            }
        }
        return otherwise;
    }

    /** The start of a name, or of the first words of one, at the end of {@code tail}; its length if there is none. */
    private static int nameStart(String tail, ReferenceFinder finder) {
        int start = probed(tail, PROBES, finder);
        return LONG_NAME_START.matcher(tail).matches() ? Math.min(start, probed(tail, LONG_PROBES, finder)) : start;
    }

    private static int probed(String name, List<String> probes, ReferenceFinder finder) {
        int start = name.length();
        for (String probe : probes) {
            for (Reference reference : finder.find(name + probe)) {
                boolean spansEnd = reference.span().start() < name.length()
                        && reference.span().end() > name.length();
                start = spansEnd ? Math.min(start, reference.span().start()) : start;
            }
        }
        return start;
    }

    private static int beforeLead(StringBuilder text, int emitted, int end) {
        int from = Math.max(emitted, end - ReferenceRepairer.LONGEST_LEAD);
        Matcher lead = LEAD.matcher(text.substring(from, end));
        return lead.find() ? from + lead.start() : end;
    }

    /** The start of a mark at the end, if later text decides whether it opens something. */
    private static int beforeMark(StringBuilder text, int emitted) {
        int end = text.length();
        char mark = end > emitted ? text.charAt(end - 1) : ' ';
        if (QuotationMarks.isSingle(mark)) {
            return end - 1;
        }
        int start = end;
        while (start > emitted && Emphasis.isMark(mark) && text.charAt(start - 1) == mark) {
            start--;
        }
        return end - start <= Emphasis.LONGEST_MARK ? start : end;
    }

    /** The start of a letter, tag or entity that may be part of a word and ends at {@code end}; else {@code end}. */
    private static int beforeWord(StringBuilder text, int emitted, int end) {
        return end > emitted && belongsToWord(text.charAt(end - 1)) ? end - 1 : Markup.startBefore(text, emitted, end);
    }

    private static boolean belongsToWord(char character) {
        return Character.isLetterOrDigit(character)
                || character == '\''
                || character == '’'
                || Character.isSurrogate(character)
                || Character.getType(character) == Character.NON_SPACING_MARK;
    }
}
