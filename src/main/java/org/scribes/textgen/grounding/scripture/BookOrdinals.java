package org.scribes.textgen.grounding.scripture;

import java.util.Map;
import org.scribes.textgen.domain.LowerCase;

/** Reads the ordinals before books' names: {@code 1}, {@code II}, {@code 2nd}, {@code first}. */
final class BookOrdinals {
    private static final int LONGEST_ORDINAL = 10;

    private static final Map<String, Integer> ORDINALS = Map.ofEntries(
            Map.entry("first", 1),
            Map.entry("second", 2),
            Map.entry("third", 3),
            Map.entry("fourth", 4),
            Map.entry("fifth", 5),
            Map.entry("1st", 1),
            Map.entry("2nd", 2),
            Map.entry("3rd", 3),
            Map.entry("4th", 4),
            Map.entry("i", 1),
            Map.entry("ii", 2),
            Map.entry("iii", 3),
            Map.entry("iv", 4));

    private BookOrdinals() {}

    /** Whether the lower-case word is an ordinal. */
    static boolean isOrdinal(String word) {
        return ORDINALS.containsKey(word);
    }

    /** The start of the ordinal of the book whose name starts at {@code start}; {@code start} if there is none. */
    static int start(ScannedText text, int start, int floor) {
        int end = BookFinder.backOverGap(text, start, floor, " .");
        int begin = end;
        while (begin > floor
                && end - begin < LONGEST_ORDINAL
                && (text.isLetter(begin - 1) || text.isDigit(begin - 1))) {
            begin--;
        }
        if (begin < end && ordinal(text, begin, end) == 0) {
            return gluedOrdinal(text, begin, end, start);
        }
        if (begin == end || !standsAlone(text, begin, floor)) {
            return start;
        }
        boolean joined = end == start;
        return ordinal(text, begin, end) > 0 && !(joined && text.isLetter(begin)) ? begin : start;
    }

    /**
     * The start of an ordinal that follows letters without a space, as in {@code and2 Cor}; {@code start} if there is
     * none.
     */
    private static int gluedOrdinal(ScannedText text, int from, int end, int start) {
        int digit = from;
        while (digit < end && text.isLetter(digit)) {
            digit++;
        }
        return digit > from && digit < end && ordinal(text.lower(digit, end)) > 0 ? digit : start;
    }

    private static boolean standsAlone(ScannedText text, int begin, int floor) {
        if (begin == floor) {
            return true;
        }
        char before = text.at(begin - 1);
        boolean partOfNumber =
                begin - 1 > floor && (before == ':' || before == '.' || before == ',') && text.isDigit(begin - 2);
        return !partOfNumber && !text.isLetter(begin - 1) && !text.isDigit(begin - 1);
    }

    /** The number of the ordinal at {@code start}; 0 if there is none. */
    static int at(ScannedText text, int start) {
        int end = start;
        while (text.isLetter(end) || text.isDigit(end)) {
            end++;
        }
        String word = text.lower(start, end);
        if (text.isDigit(start) && ORDINALS.get(word) == null) {
            return text.at(start) - '0';
        }
        return ordinal(text, start, end);
    }

    private static int ordinal(ScannedText text, int start, int end) {
        int ordinal = ordinal(text.lower(start, end));
        return ordinal == 0 ? ordinal(text.word(start, end)) : ordinal;
    }

    private static int ordinal(String word) {
        if (word.length() == 1 && word.charAt(0) >= '1' && word.charAt(0) <= '5') {
            return word.charAt(0) - '0';
        }
        return ORDINALS.getOrDefault(LowerCase.of(word), 0);
    }
}
