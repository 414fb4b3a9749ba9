package org.scribes.textgen.grounding.answer;

import java.util.Set;

/** English words before a number that show what it means. All lower case. */
final class MarkerWords {
    /** Words about numbers. */
    private static final Set<String> TOPICS =
            Set.of(("array arrays list lists vector vectors matrix matrices tuple tuples index indices indexes element"
                            + " elements loop variable variables function string json python java javascript code"
                            + " numbers values sequence series interval range ranges coordinates coordinate equation"
                            + " formula formulas mean median dataset column columns row rows item items integer"
                            + " integers digit digits scores options arr args argv data primes exponent squared"
                            + " modulo subset polynomial axis print returns output slice pair pairs dimensions"
                            + " temperature temperatures dice measured measurements percent")
                    .split(" "));

    /** Words after which a number is part of the sentence. */
    private static final Set<String> LEADING =
            Set.of(("a an the of in into to at on by for from with as and or than is are was were be been has have had"
                            + " contains equals gives holds between about over under around only exactly nearly"
                            + " aged age ages day days year years month months week weeks hour hours minute minutes"
                            + " verse verses chapter chapters psalm psalms page pages line lines step steps part"
                            + " parts book books volume section sections number no nos set sets point points figure"
                            + " figures table tables question questions group groups room rooms level levels order"
                            + " position positions size version some these those following namely like such option"
                            + " options choice case article rule paragraph exercise problem example note entry node"
                            + " channel bit byte key slot seat track gate door street bus route station")
                    .split(" "));

    /** Words of {@link #LEADING} that may end a clause: {@code go on}. */
    private static final Set<String> PARTICLES = Set.of("on", "over", "under", "about", "around");

    /** Usual names of arrays and lists. */
    private static final Set<String> VARIABLES = Set.of(
            ("idx val vals res buf ptr obj str num nums map vec tmp ids lst key keys args params stack queue table"
                            + " field fields words names tokens buffer memory register state states line lines node"
                            + " nodes record records entries results inputs outputs points users parts col cols"
                            + " row rows grid board cell cells")
                    .split(" "));

    /** Numbers written as words. */
    private static final Set<String> NUMBER_WORDS =
            Set.of(("one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
                            + " seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety"
                            + " hundred thousand million once twice first second third fourth fifth sixth seventh"
                            + " eighth ninth tenth dozen score")
                    .split(" "));

    /** Units and functions that take an exponent. */
    private static final Set<String> UNITS = Set.of(
            ("cm mm km dm nm ft yd mi kg sec hr mol rad bar lux mc pi sin cos tan log exp sinh cosh tanh det ln lb"
                            + " oz ha inch inches foot feet yard yards mile miles metre metres meter meters cubit"
                            + " cubits second seconds hectare hectares acre acres pixel pixels span spans furlong"
                            + " furlongs stadia fathom fathoms litre liter")
                    .split(" "));

    /** Words of two letters that are no unit. */
    private static final Set<String> SHORT_WORDS =
            Set.of("he it us me we to of is as at by go if no on or up am do my so be".split(" "));

    private MarkerWords() {}

    /** Whether the word is a usual name of an array or a list. */
    static boolean isVariable(String word) {
        return VARIABLES.contains(word) || TOPICS.contains(word);
    }

    /** Whether the word may end a clause, although a number may follow it. */
    static boolean mayEndClause(String word) {
        return PARTICLES.contains(word);
    }

    /** Whether the word is about numbers. */
    static boolean isTopic(String word) {
        return TOPICS.contains(word);
    }

    /** Whether a number after the word is part of the sentence. */
    static boolean mayPrecedeNumber(String word) {
        return LEADING.contains(word);
    }

    /** Whether the word is a number. */
    static boolean isNumber(String word) {
        return NUMBER_WORDS.contains(word);
    }

    /** Whether the word is neither a unit nor a variable nor a function. */
    static boolean isPlainWord(String word) {
        boolean unit = UNITS.contains(word)
                || word.endsWith("metre")
                || word.endsWith("metres")
                || word.endsWith("meter")
                || word.endsWith("meters");
        boolean pronounceable = word.chars().anyMatch(letter -> "aeiouy".indexOf(letter) >= 0);
        return !unit && (word.length() > 2 ? pronounceable : SHORT_WORDS.contains(word));
    }
}
