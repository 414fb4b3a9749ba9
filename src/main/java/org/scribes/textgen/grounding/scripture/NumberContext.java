package org.scribes.textgen.grounding.scripture;

import java.util.Set;

/** Classifies a number by what follows it: a verse, a time or an amount. */
final class NumberContext {
    private static final int LONGEST = 12;
    private static final Set<String> TIMES = WordSet.of("""
            am pm oclock hrs gmt utc est edt pst pdt cet bst sharp tomorrow noon
            """);
    private static final Set<String> UNITS = WordSet.of("""
            million billion trillion thousand hundred percent per km kg mg mm cm m g mph kb mb gb ghz mhz
            mile miles feet ft inches metres meters second seconds sec secs minute minutes min mins hour
            hours day days week weeks month months year years times points dollars euros pounds cents goals
            runs votes people ratio odds favourite favourites favorite favorites victory defeat win winner
            winners loss lead jan feb apr aug sept oct nov dec
            """);
    /** Words that may follow a reference in a sentence. */
    private static final Set<String> PLAIN_WORDS = WordSet.of("""
            is was are were has have had does do did says say said tells tell shows show teaches speaks
            talks reads gives goes go contains begins ends describes mentions refers means lists records
            warns reminds explains calls promises and or but so if as for from in with by about because
            where when while who what which how why that this these those the a an we you i he she it they
            my our your his her their to through thru till until also again then now not today yesterday together
            before after can will may would should must please verse verses v vv vs ff cf see compare
            """);

    private static final Set<String> TRANSLATIONS = WordSet.of("""
            niv kjv esv nkjv nasb nlt web asv msg nrsv rsv amp csb hcsb ncv cev net nab nabre njb gnt gnb ylt drb
            """);

    private NumberContext() {}

    /** Whether the number that ends at {@code end} is a time of day. */
    static boolean isTime(ScannedText text, int end) {
        int at = text.skipSpaces(end);
        boolean halfDay = (text.at(at) | ' ') == 'a' || (text.at(at) | ' ') == 'p';
        if (halfDay && text.at(at + 1) == '.' && (text.at(at + 2) | ' ') == 'm') {
            return true;
        }
        int after = text.endOfLetters(at);
        if (text.at(after) == '\'' || text.at(after) == '\u2019') {
            return text.lower(at, after).equals("o");
        }
        return in(TIMES, text, at);
    }

    /** Whether a unit or currency follows, so that the number is an amount. */
    static boolean isAmount(ScannedText text, int end) {
        char sign = text.at(text.skipSpaces(end));
        return sign == '%'
                || sign == '€'
                || sign == '£'
                || sign == '$'
                || sign == '°'
                || in(UNITS, text, text.skipSpaces(end));
    }

    /** Whether a word follows {@code end} that the number may count. */
    static boolean isCounted(ScannedText text, int end) {
        int at = text.skipSpaces(end);
        return text.isLetter(at)
                && !in(PLAIN_WORDS, text, at)
                && !isTranslation(text, at)
                && !(at > end && text.isUpperCase(at) && abbreviation(text, at));
    }

    /** Whether the abbreviation of a translation starts at {@code at}. */
    static boolean isTranslation(ScannedText text, int at) {
        return in(TRANSLATIONS, text, at);
    }

    /** Whether an upper-case word starts at {@code at}, as names of translations do. */
    private static boolean abbreviation(ScannedText text, int at) {
        return text.isUpperCase(at + 1) && text.isUpperCase(at + 2);
    }

    private static boolean in(Set<String> words, ScannedText text, int at) {
        int end = text.endOfLetters(at);
        return end > at && end - at < LONGEST && words.contains(text.word(at, end));
    }
}
