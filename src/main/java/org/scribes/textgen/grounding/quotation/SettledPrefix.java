package org.scribes.textgen.grounding.quotation;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.scribes.textgen.grounding.answer.PartialAnswer;
import org.scribes.textgen.grounding.reference.Reference;
import org.scribes.textgen.grounding.reference.ReferenceFinder;
import org.scribes.textgen.grounding.text.Markup;
import org.scribes.textgen.grounding.text.QuotationMarks;

/** Finds the part of a streamed answer that later text cannot change. For one answer; not thread-safe. */
public final class SettledPrefix {
    /** The longest name of a book with its ordinal, in characters. */
    private static final int LONGEST_NAME = 48;
    /** Every kind of space within a name. */
    private static final String SPACE = "[\\x00-\\x20\\h\\u2028\\u2029]";

    private static final String GAP = "(?:" + SPACE + "|\\.)";
    /** The start of a run of letters. */
    private static final String WORD = "(?<!\\p{L})";

    private static final int RECENT_NUMBERS = 32;
    private static final int UNKNOWN = -1;

    private static final Pattern LABEL = Pattern.compile(
            "(?i)" + WORD + "(?:chapters?|chapt?s?|chpts?|chp|cha|chs?|verses?|vers?|vss?|vv?)" + GAP + "*$");
    private static final Pattern LEAD = Pattern.compile("(?i)[ \\t]*[(\\[]?(?:\\b(?:see|cf\\.?|in|from|at)[ \\t]?)?$");

    private final ReferenceFinder.Growing growing;
    /** The numbers that ended lately, by their ends modulo the size, with what {@link #probedStart} found. */
    private final int[] numberEnds = new int[RECENT_NUMBERS];

    private final int[] numberStarts = new int[RECENT_NUMBERS];

    /** The start of the last word, where that was searched from, and the length of the text. */
    private int wordStart;

    private int wordFloor = UNKNOWN;
    private int wordEnd;

    /** @param growing has read the text whenever {@link #settled} is called */
    public SettledPrefix(ReferenceFinder.Growing growing) {
        this.growing = growing;
    }

    /**
     * The index before which later text changes neither words nor references; at least {@code emitted}.
     *
     * @param text only grows from call to call
     */
    public int settled(StringBuilder text, int emitted, List<Reference> references) {
        int end = beforeLastWord(text, emitted);
        int tail = Math.max(emitted, text.length() - LONGEST_NAME);
        int name = growing.nameStart(text, tail, text.length());
        int nameBefore = end > tail ? growing.nameStart(text, tail, end) : end;
        end = Math.min(Math.min(end, name), Math.min(nameBefore, labelStart(text, tail)));
        for (Reference reference : references) {
            if (reference.span().end() + 2 >= text.length() && reference.span().start() >= emitted) {
                end = Math.min(end, reference.span().start());
            }
        }
        return beforeLead(text, emitted, Math.min(end, numbersStart(text, emitted)));
    }

    /** Whether all text from {@code emitted} on is one word, or may be one, and a lead before it. */
    public boolean isOneWord(StringBuilder text, int emitted) {
        int end = emitted;
        while (end < text.length() && end - emitted < ReferenceRepairer.LONGEST_LEAD && isSpace(text.charAt(end))) {
            end++;
        }
        boolean bracket = end < text.length()
                && end - emitted < ReferenceRepairer.LONGEST_LEAD
                && (text.charAt(end) == '(' || text.charAt(end) == '[');
        return beforeLastWord(text, emitted) <= (bracket ? end + 1 : end);
    }

    private static boolean isSpace(char character) {
        return character == ' ' || character == '\t';
    }

    private int beforeLastWord(StringBuilder text, int emitted) {
        if (emitted != wordFloor || !continuesWord(text)) {
            int end = Math.min(beforeMark(text, emitted), Markup.unfinishedStart(text, emitted));
            wordStart = startOfWord(text, emitted, end);
            wordFloor = end == text.length() ? emitted : UNKNOWN;
        }
        wordEnd = text.length();
        return wordStart;
    }

    /** Whether the text since the last call has only letters and digits, so that the last word begins where it did. */
    private boolean continuesWord(StringBuilder text) {
        for (int i = wordEnd; i < text.length(); i++) {
            if (!Character.isLetterOrDigit(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static int startOfWord(StringBuilder text, int emitted, int wordEnd) {
        int end = wordEnd;
        int begin = beforeWord(text, emitted, end);
        while (begin < end) {
            end = begin;
            begin = beforeWord(text, emitted, end);
        }
        return end;
    }

    /** The start of a chapter or verse label at the end of the text; the text's length if there is none. */
    private static int labelStart(StringBuilder text, int from) {
        int end = text.length();
        while (end > from && isGap(text.charAt(end - 1))) {
            end--;
        }
        int start = end;
        while (start > from && Character.isLetter(text.charAt(start - 1))) {
            start--;
        }
        // a cheap check, because it runs for every piece
        if (start == end || "cCvV".indexOf(text.charAt(start)) < 0) {
            return text.length();
        }
        Matcher label = LABEL.matcher(text.substring(from));
        return label.find() ? from + label.start() : text.length();
    }

    private static boolean isGap(char character) {
        return character <= ' ' || character == '.' || character == '\u180e' || Character.isSpaceChar(character);
    }

    /** The start of a reference that later text may restore: {@code Psalm 23G}, {@code Acts 2, Jo}. */
    private int numbersStart(StringBuilder text, int emitted) {
        int start = text.length();
        for (int i = Math.max(emitted, text.length() - PartialAnswer.REFERENCE_LOOKAHEAD) + 1;
                i <= text.length();
                i++) {
            boolean ends =
                    Character.isDigit(text.charAt(i - 1)) && (i == text.length() || !Character.isDigit(text.charAt(i)));
            if (ends) {
                int reference = probedStart(text, i);
                start = reference < i ? Math.min(start, reference) : start;
            }
        }
        return Math.max(emitted, start);
    }

    /** As {@link #numbersStart}, for the number that ends at {@code end}. Later text does not change it. */
    private int probedStart(StringBuilder text, int end) {
        int recent = end % RECENT_NUMBERS;
        if (numberEnds[recent] != end) {
            numberStarts[recent] = growing.numberStart(text, end);
            numberEnds[recent] = end;
        }
        return numberStarts[recent];
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
