package org.scribes.textgen.grounding.scripture;

import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A number written in letters.
 *
 * @param end the index after its last letter
 * @param roman whether it is a Roman numeral instead of number words
 */
record Numeral(int start, int end, int value, boolean roman) {
    /** The highest number of a chapter or verse. */
    private static final int MOST = 176;

    private static final int LONGEST = 11;
    private static final Map<Character, Integer> ROMAN = Map.of('i', 1, 'v', 5, 'x', 10, 'l', 50, 'c', 100);
    private static final String[] HUNDREDS = {"", "c"};
    private static final String[] TENS = {"", "x", "xx", "xxx", "xl", "l", "lx", "lxx", "lxxx", "xc"};
    private static final String[] UNITS = {"", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"};
    private static final Map<String, Integer> WORDS =
            numbers("""
            one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
            seventeen eighteen nineteen
            """, "twenty thirty forty fifty sixty seventy eighty ninety");
    private static final Map<String, Integer> ORDINALS =
            numbers("""
            first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth
            fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth
            """, "twentieth thirtieth fortieth fiftieth sixtieth seventieth eightieth ninetieth");

    private static final String ROMAN_LETTERS = "ivxlcIVXLC";
    private static final int BEGINNING = 3;
    private static final int LETTERS = 26;
    private static final int LETTER_BITS = 5;
    private static final int ROMAN_INITIALS = initials(ROMAN.keySet().stream().map(String::valueOf));
    private static final int WORD_INITIALS = initials(spellings());
    private static final BitSet BEGINNINGS = beginnings();
    private static final long[] KEYS =
            spellings().mapToLong(word -> key(word, 0, word.length())).sorted().toArray();

    private static Map<String, Integer> numbers(String units, String tens) {
        Map<String, Integer> numbers = new HashMap<>();
        for (String word : units.strip().split("\\s+", -1)) {
            numbers.put(word, numbers.size() + 1);
        }
        int ten = 20;
        for (String word : tens.split(" ", -1)) {
            numbers.put(word, ten);
            ten += 10;
        }
        return Map.copyOf(numbers);
    }

    /**
     * Whether a numeral may start at {@code start}, the start of a word. A fast check, because it runs for every word.
     */
    static boolean mayBegin(CharSequence text, int start) {
        int initial = 1 << ((text.charAt(start) | ' ') - 'a');
        return ((ROMAN_INITIALS & initial) != 0 && isRomanWord(text, start))
                || ((WORD_INITIALS & initial) != 0 && BEGINNINGS.get(beginning(text, start)) && isWord(text, start));
    }

    private static boolean isRomanWord(CharSequence text, int start) {
        int at = start;
        while (at < text.length() && ROMAN_LETTERS.indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        return at > start && (at == text.length() || !Character.isLetter(text.charAt(at)));
    }

    private static boolean isWord(CharSequence text, int start) {
        int end = start;
        while (end < text.length() && end - start <= LONGEST && Character.isLetter(text.charAt(end))) {
            end++;
        }
        return end - start <= LONGEST && Arrays.binarySearch(KEYS, key(text, start, end)) >= 0;
    }

    /** Encodes the letters of a word in one number, ignoring case; 0 if a letter is not English. */
    private static long key(CharSequence text, int start, int end) {
        long key = 0;
        for (int i = start; i < end; i++) {
            int letter = text.charAt(i) < 0x80 ? (text.charAt(i) | ' ') - 'a' : LETTERS;
            if (letter >= LETTERS) {
                return 0;
            }
            key = (key << LETTER_BITS) + letter + 1;
        }
        return key;
    }

    private static Stream<String> spellings() {
        return Stream.of(WORDS, ORDINALS).flatMap(words -> words.keySet().stream());
    }

    private static int initials(Stream<String> words) {
        return words.mapToInt(word -> 1 << (word.charAt(0) - 'a')).reduce(0, (left, right) -> left | right);
    }

    private static BitSet beginnings() {
        BitSet beginnings = new BitSet();
        spellings().forEach(word -> beginnings.set(beginning(word, 0)));
        return beginnings;
    }

    /** Encodes the first three letters of a word; 0 if it has fewer. */
    private static int beginning(CharSequence text, int start) {
        int number = 0;
        for (int i = start; i < start + BEGINNING; i++) {
            int letter = i < text.length() ? (text.charAt(i) | ' ') - 'a' : -1;
            if (letter < 0 || letter >= LETTERS) {
                return 0;
            }
            number = LETTERS * number + letter;
        }
        return number;
    }

    /** The numeral that consists of the whole word at {@code start}, or of several words. */
    static Optional<Numeral> at(ScannedText text, int start) {
        Optional<Numeral> words = words(text, start);
        return words.isPresent() ? words : roman(text, start);
    }

    private static Optional<Numeral> roman(ScannedText text, int start) {
        int end = text.endOfLetters(start);
        if (end == start || end - start > LONGEST || text.isDigit(end) || text.isLetter(start - 1)) {
            return Optional.empty();
        }
        String word = text.lower(start, end);
        int value = 0;
        int before = 0;
        for (int i = word.length() - 1; i >= 0; i--) {
            int letter = ROMAN.getOrDefault(word.charAt(i), 0);
            value += letter < before ? -letter : letter;
            before = Math.max(before, letter);
        }
        boolean oneCase = text.isUpperCase(start) == text.isUpperCase(end - 1);
        return oneCase && value > 0 && value <= MOST && written(value).equals(word)
                ? Optional.of(new Numeral(start, end, value, true))
                : Optional.empty();
    }

    private static String written(int value) {
        return HUNDREDS[value / 100] + TENS[value / 10 % 10] + UNITS[value % 10];
    }

    private static Optional<Numeral> words(ScannedText text, int start) {
        Read first = read(text, start, WORDS);
        if (first.value == 0) {
            return Optional.empty();
        }
        int hundred = afterWord(text, first.end, "hundred");
        int rest = hundred > first.end ? afterWord(text, hundred, "and") : start;
        Read tens = hundred > first.end ? read(text, text.skipSpaces(rest), WORDS) : first;
        int base = hundred > first.end ? 100 * first.value : 0;
        if (base > 100) {
            return Optional.empty();
        }
        if (tens.value == 0) {
            return Optional.of(new Numeral(start, hundred, base, false));
        }
        int part = text.skip(tens.end, " -");
        Read units = tens.value >= 20 ? read(text, part, WORDS) : new Read(0, part);
        boolean joined = units.value > 0 && units.value < 10;
        int value = base + tens.value + (joined ? units.value : 0);
        return value > MOST
                ? Optional.empty()
                : Optional.of(new Numeral(start, joined ? units.end : tens.end, value, false));
    }

    /** The ordinal in words at {@code start}, for example {@code sixteenth} or {@code twenty-third}. */
    static Optional<Numeral> ordinal(ScannedText text, int start) {
        Read tens = read(text, start, WORDS);
        Read units = read(text, tens.value >= 20 ? text.skip(tens.end, " -") : start, ORDINALS);
        boolean joined = tens.value >= 20 && units.value < 10;
        return units.value == 0
                ? Optional.empty()
                : Optional.of(new Numeral(start, units.end, units.value + (joined ? tens.value : 0), false));
    }

    private record Read(int value, int end) {}

    private static Read read(ScannedText text, int at, Map<String, Integer> words) {
        int end = text.endOfLetters(at);
        boolean word = end > at && end - at <= LONGEST && !text.isDigit(end);
        int value = word ? words.getOrDefault(text.lower(at, end), 0) : 0;
        return new Read(value, value > 0 ? end : at);
    }

    private static int afterWord(ScannedText text, int at, String word) {
        int start = text.skipSpaces(at);
        int end = text.endOfLetters(start);
        return end - start == word.length() && text.lower(start, end).equals(word) ? end : at;
    }
}
