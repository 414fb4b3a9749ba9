package org.scribes.textgen.grounding.scripture;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.scribes.textgen.domain.LowerCase;
import org.scribes.textgen.grounding.reference.Reference;
import org.scribes.textgen.grounding.text.ContinuedText;

/** Finds a book's name, or the first words of one, at the end of a growing text. For one text; not thread-safe. */
final class UnfinishedNames {
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
    /** The last words of what {@link #LONG_NAME_START} matches, if it has no digits. */
    private static final Set<String> LONG_NAME_ENDS = WordSet.of("""
            song songs canticle canticles s acts revelation apocalypse of to the saint st jesus i ii iii iv first
            second third fourth
            """);

    private final Books books;
    /** The last search with a result. */
    private int lastFrom = -1;

    private int lastEnd;
    private int lastStart;

    private @Nullable GrowingReferences tail;
    private int tailFrom;
    private int tailEnd;

    UnfinishedNames(Books books) {
        this.books = books;
    }

    /** The start of the name in the range; {@code end} if there is none. */
    int start(CharSequence text, int from, int end) {
        if (from != lastFrom || end != lastEnd) {
            lastStart = search(text, from, end);
            lastFrom = from;
            lastEnd = end;
        }
        return lastStart;
    }

    private int search(CharSequence text, int from, int end) {
        ContinuedText part = new ContinuedText(text, from, end, "");
        ScannedText scanned = books.scan(part);
        boolean number = (!books.areInert(scanned, 0) && !references(text, from).isSettled(part, part.length()))
                || mayEndWithOrdinal(scanned);
        boolean named = number || books.mayEndName(scanned, scanned.length());
        boolean begins = (number || LONG_NAME_ENDS.contains(lastWord(text, from, end)))
                && LONG_NAME_START.matcher(part).matches();
        if (!named && !begins) {
            return end;
        }
        GrowingReferences read = references(text, from);
        int start = named ? probed(read, part, PROBES) : part.length();
        return from + (begins ? Math.min(start, probed(read, part, LONG_PROBES)) : start);
    }

    /** The references of the text from an index on, regardless of the text before it. */
    private GrowingReferences references(CharSequence text, int from) {
        if (tail == null || tailFrom != from) {
            tail = new GrowingReferences(books);
            tailFrom = from;
            tailEnd = from;
        }
        if (tailEnd < text.length()) {
            tail.find(new ContinuedText(text, from, text.length(), ""), 0);
            tailEnd = text.length();
        }
        return tail;
    }

    /** Whether the number of a book may end the text, which is of one digit. */
    private static boolean mayEndWithOrdinal(ScannedText text) {
        int end = text.length();
        while (end > 0 && " .".indexOf(text.at(end - 1)) >= 0) {
            end--;
        }
        return text.isDigit(end - 1) && !text.isDigit(end - 2) && text.at(end - 1) >= '1' && text.at(end - 1) <= '5';
    }

    /** The last letters in the range, in lower case; empty if there are none. */
    private static String lastWord(CharSequence text, int from, int end) {
        int to = end;
        while (to > from && !Character.isLetterOrDigit(text.charAt(to - 1))) {
            to--;
        }
        int start = to;
        while (start > from && Character.isLetter(text.charAt(start - 1))) {
            start--;
        }
        return LowerCase.of(text.subSequence(start, to).toString());
    }

    private static int probed(GrowingReferences references, CharSequence text, List<String> probes) {
        int start = text.length();
        for (String probe : probes) {
            for (Reference reference : references.probe(text, text.length(), probe)) {
                boolean spansEnd = reference.span().end() > text.length();
                start = spansEnd ? Math.min(start, reference.span().start()) : start;
            }
        }
        return start;
    }
}
