package org.scribes.textgen.backend.extractive;

import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Verses of the Bible as a text names them, such as {@code Romans 8:28}, {@code 1 Jn 4.9-12} or {@code Psalm 23}: enough
 * to tell whether a question names a passage, not whether there is such a book or verse.
 *
 * @param ordinal which of the books of one name, or empty
 * @param book its name or an abbreviation, in lower case; of several words the last
 * @param first the first verse; 1 for a whole chapter
 * @param last the last verse; {@link #CHAPTER_END} for a whole chapter
 */
record VerseReference(String ordinal, String book, int chapter, int first, int last) {
    static final int CHAPTER_END = Integer.MAX_VALUE;
    /** More than a question or a title means in earnest. */
    private static final int MOST = 32;

    /**
     * Looks ahead from the beginning of each word, since {@code does 1} must not hide {@code 1 John 4:9}. Every part is
     * bounded: a hostile text costs no more than another of its length.
     */
    private static final Pattern PATTERN = Pattern.compile(("(?<![\\p{L}\\p{N}])(?="
                    + "(?:(?<![:.])([1-4])_{0,2}+|(?<!(?:^|[^\\d:.])[1-4]_{1,2}))"
                    + "(\\p{L}{2,20}+)\\.?+_{0,2}+(\\d{1,3}+)(?!\\d)"
                    + "(?:[:.](\\d{1,3}+)(?!\\d)(?:[-–](\\d{1,3}+)(?![\\d:]))?+)?+)")
            .replace("_", "[\\s\\u00a0]"));

    /** The references in {@code text}, in their order; of very many the first. */
    static List<VerseReference> in(String text) {
        return PATTERN.matcher(text)
                .results()
                .limit(MOST)
                .map(VerseReference::of)
                .toList();
    }

    private static VerseReference of(MatchResult match) {
        @Nullable String ordinal = match.group(1);
        @Nullable String first = match.group(4);
        @Nullable String last = match.group(5);
        int begin = first == null ? 1 : Integer.parseInt(first);
        int end = first == null ? CHAPTER_END : begin;
        return new VerseReference(
                ordinal == null ? "" : ordinal,
                match.group(2).toLowerCase(Locale.ROOT),
                Integer.parseInt(match.group(3)),
                begin,
                last == null ? end : Integer.parseInt(last));
    }

    boolean wholeChapter() {
        return last == CHAPTER_END;
    }

    /** Whether both name a verse in common, in books of one name; {@code Psalm} and {@code Psalms} are one. */
    boolean meets(VerseReference other) {
        return overlaps(other) && singular(book).equals(singular(other.book));
    }

    /** As {@link #meets}, where this one's book is an abbreviation: letters of the other's, in order, from the first. */
    boolean meetsAbbreviated(VerseReference other) {
        return !wholeChapter() && overlaps(other) && abbreviates(book, other.book);
    }

    private boolean overlaps(VerseReference other) {
        return ordinal.equals(other.ordinal) && chapter == other.chapter && first <= other.last && other.first <= last;
    }

    private static String singular(String book) {
        return book.endsWith("s") ? book.substring(0, book.length() - 1) : book;
    }

    private static boolean abbreviates(String shorter, String longer) {
        int matched = 0;
        for (int i = 0; i < longer.length() && matched < shorter.length(); i++) {
            if (longer.charAt(i) == shorter.charAt(matched)) {
                matched++;
            } else if (matched == 0) {
                return false;
            }
        }
        return matched == shorter.length();
    }
}
