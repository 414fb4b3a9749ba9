package org.scribes.textgen.guard;

import java.lang.Character.UnicodeScript;
import java.util.EnumSet;
import java.util.Set;

/** What in a chunk of text, which has no white space, no word has: repeated parts, marks and other scripts between letters. */
final class ChunkShape {
    /** The lengths of a part whose repetition is recognized, in characters. */
    private static final int SHORTEST_PART = 3;

    private static final int LONGEST_PART = 24;

    /** Shorter repetitions occur in words and exclamations. */
    private static final int SHORTEST_REPETITION = 12;

    private static final String CODE = "/\\=<>{}_@#$%&*+|~^`";
    /** Marks that end a sentence or a quotation, and so a word. Some languages have curly ones within words. */
    private static final String ENDS = "\"?!";
    /** Latin, Cyrillic and Greek letters that look the same, and are often mixed up. */
    private static final String LOOKALIKES = "aceiopsuxyABCEHIKMOPSTXYасеіорѕухАВСЕНІКМОРЅТХУоνιΑΒΕΖΗΙΚΜΝΟΡΤΥΧ";

    /** Scripts of one language, or ones whose words stand beside any other without a space. */
    private static final Set<UnicodeScript> MIXED = EnumSet.of(
            UnicodeScript.COMMON,
            UnicodeScript.INHERITED,
            UnicodeScript.UNKNOWN,
            UnicodeScript.HAN,
            UnicodeScript.HIRAGANA,
            UnicodeScript.KATAKANA,
            UnicodeScript.HANGUL,
            UnicodeScript.BOPOMOFO);

    private static final Set<UnicodeScript> MARKED =
            EnumSet.of(UnicodeScript.LATIN, UnicodeScript.CYRILLIC, UnicodeScript.GREEK);

    /** Scripts that do not separate words, so that a chunk may be a sentence. */
    private static final Set<UnicodeScript> UNSEPARATED = EnumSet.of(
            UnicodeScript.HAN,
            UnicodeScript.HIRAGANA,
            UnicodeScript.KATAKANA,
            UnicodeScript.BOPOMOFO,
            UnicodeScript.THAI,
            UnicodeScript.LAO,
            UnicodeScript.KHMER,
            UnicodeScript.MYANMAR,
            UnicodeScript.TIBETAN);

    private ChunkShape() {}

    /** Whether the chunk may be code, an address or a number, of which nothing is known. */
    static boolean isCode(String text, int start, int end) {
        return has(CODE, text, start, end) || text.substring(start, end).chars().anyMatch(Character::isDigit);
    }

    /** Whether a full stop or a colon stands within: a host, a file, a name in a program, an abbreviation. */
    static boolean isAddress(String text, int start, int end) {
        return has(".:", text, start, end);
    }

    /** Whether the chunk, with the marks around it, is marked as code, calls a function or is an option of a command. */
    static boolean isMarkedAsCode(String text, int start, int end) {
        return text.charAt(start) == '-'
                || has("`", text, start, end)
                || text.substring(start, end).contains("()");
    }

    private static boolean has(String wanted, String text, int start, int end) {
        for (int at = start; at < end; at++) {
            if (wanted.indexOf(text.charAt(at)) >= 0) {
                return true;
            }
        }
        return false;
    }

    /**
     * The number of letters in repetitions of a part: at least three times the same, without anything but quotation marks
     * between. Laughter and single letters that are drawn out do not count, nor do scripts that do not separate words.
     */
    static int repeatedLetters(String text, int start, int end) {
        int most = 0;
        int longest = end - start < SHORTEST_REPETITION ? 0 : Math.min(LONGEST_PART, (end - start) / 3);
        for (int part = SHORTEST_PART; part <= longest; part++) {
            most = Math.max(most, repeatedLetters(text, start, end, part));
        }
        return most;
    }

    private static int repeatedLetters(String text, int start, int end, int part) {
        int letters = 0;
        int run = 0;
        for (int at = start + part; at <= end; at++) {
            if (at < end && text.charAt(at) == text.charAt(at - part)) {
                run++;
            } else {
                boolean repeats = run >= 2 * part && run + part >= SHORTEST_REPETITION && isPart(text, at - part, at);
                letters += repeats ? letters(text, at - run - part, at, true) : 0;
                run = 0;
            }
        }
        return letters;
    }

    private static boolean isPart(String text, int start, int end) {
        boolean varies = false;
        for (int at = start; at < end; at++) {
            char c = text.charAt(at);
            if (!Character.isLetter(c) && ENDS.indexOf(c) < 0) {
                return false;
            }
            varies |= at >= start + 2 && c != text.charAt(at - 2);
        }
        return varies;
    }

    /** The number of letters. */
    static int letters(String text, int start, int end) {
        return letters(text, start, end, false);
    }

    private static int letters(String text, int start, int end, boolean separated) {
        int letters = 0;
        for (int at = start; at < end; ) {
            int character = text.codePointAt(at);
            at += Character.charCount(character);
            boolean counts =
                    Character.isLetter(character) && !(separated && UNSEPARATED.contains(UnicodeScript.of(character)));
            letters += counts ? 1 : 0;
        }
        return letters;
    }

    /** The places where a word cannot go on but letters follow: behind an end mark, or in another script. */
    static int seams(String text, int start, int end) {
        int seams = 0;
        int letters = 0;
        UnicodeScript last = UnicodeScript.COMMON;
        boolean ended = false;
        for (int at = start; at < end; ) {
            int character = text.codePointAt(at);
            at += Character.charCount(character);
            UnicodeScript script = script(character);
            if (Character.isLetter(character)) {
                boolean marked = ended && letters > 1 && MARKED.contains(last) && MARKED.contains(script);
                boolean distinct = LOOKALIKES.indexOf(character) < 0;
                boolean mixed = !ended && distinct && isMixed(last, script);
                seams += marked || mixed ? 1 : 0;
                letters = ended ? 1 : letters + 1;
                last = ended || distinct ? script : last;
                ended = false;
            } else if (ENDS.indexOf(character) >= 0) {
                ended = true;
            } else if (script != UnicodeScript.INHERITED && !(ended && character == '.')) {
                last = UnicodeScript.COMMON;
                letters = 0;
                ended = false;
            }
        }
        return seams;
    }

    /** The script of a character, without a search for the most frequent ones. */
    private static UnicodeScript script(int character) {
        if (character < 0x80) {
            return Character.isLetter(character) ? UnicodeScript.LATIN : UnicodeScript.COMMON;
        }
        return UnicodeScript.of(character);
    }

    private static boolean isMixed(UnicodeScript one, UnicodeScript other) {
        return one != other && !MIXED.contains(one) && !MIXED.contains(other);
    }
}
