package org.scribes.textgen.grounding.text;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.Map;

/**
 * Letters that look like Latin ones. The table is that of the Unicode Consortium's confusables.txt (UTS 39, Unicode
 * 16.0), limited to single letters that map to a single letter from a to z. It is used under the Unicode License v3
 * (https://www.unicode.org/license.txt), and a test compares it with ICU4J. Fullwidth and mathematical letters are left
 * to normalisation.
 */
public final class Homoglyphs {
    private static final Map<Character, String> TABLE = Map.ofEntries(
            Map.entry('a', "ɑΑαАа\u13aa\u15c5\ua4ee"),
            Map.entry('b', "ƄΒВЬ\u13cf\u13f4\u1472\u15af\u15f7\ua4d0\ua7b4"),
            Map.entry('c', "Сс\u13df\u1d04\u2ca4\u2ca5\ua4da\uabaf"),
            Map.entry('d', "ԁ\u13a0\u13e7\u146f\u15de\u15ea\ua4d2\ua4d3"),
            Map.entry('e', "ΕЕеҽ\u13ac\u2d39\ua4f0\uab32"),
            Map.entry('f', "Ϝք\u15b4\u1e9d\ua4dd\ua798\ua799\uab35"),
            Map.entry('g', "ƍɡԌց\u13c0\u13f3\u1d83\ua4d6"),
            Map.entry('h', "ΗНһհ\u13bb\u13c2\u157c\u2c8e\ua4e7"),
            Map.entry('i', "ıƖɩɪΙιІіӀӏ\u13a5\u2c92\ua647\uab75"),
            Map.entry('j', "ͿϳЈј\u13ab\u148d\ua4d9\ua7b2"),
            Map.entry('k', "ΚК\u13e6\u16d5\u2c94\ua4d7"),
            Map.entry('l', "ǀ\u05d5\u05df\u0627\u07ca\u13de\u14aa\u16c1\u2cd0\u2d4f\ua4e1\ua4f2"),
            Map.entry('m', "ΜϺМ\u13b7\u15f0\u16d6\u2c98\ua4df"),
            Map.entry('n', "Νոռ\u2c9a\ua4e0"),
            Map.entry(
                    'o',
                    "ΟοσОоՕօ\u05e1\u0647\u06be\u06c1\u06d5\u0b20\u0d20\u101d\u10ff\u12d0\u1d0f\u1d11\u2c9e\u2c9f\u2d54\ua4f3\uab3d"),
            Map.entry('p', "ΡρРр\u13e2\u146d\u2ca2\u2ca3\ua4d1"),
            Map.entry('q', "ԛգզ\u2d55"),
            Map.entry('r', "Ʀг\u13a1\u13d2\u1587\u1d26\u2c85\ua4e3\uab47\uab48\uab81"),
            Map.entry('s', "ƽЅѕՏ\u13d5\u13da\ua4e2\ua731\uabaa"),
            Map.entry('t', "ΤТ\u13a2\u2ca6\ua4d4"),
            Map.entry('u', "ʋυՍս\u1200\u144c\u1d1c\ua4f4\ua79f\uab4e\uab52"),
            Map.entry('v', "νѴѵ\u05d8\u13d9\u142f\u1d20\u2d38\ua4e6\ua6df\uaba9"),
            Map.entry('w', "ɯѡԜԝա\u13b3\u13d4\u1d21\ua4ea\uab83"),
            Map.entry('x', "ΧХх\u1541\u157d\u16b7\u2cac\u2d5d\ua4eb\ua7b3"),
            Map.entry('y', "ɣʏΥγУуҮү\u10e7\u13a9\u13bd\u1d8c\u1eff\u2ca8\ua4ec\uab5a"),
            Map.entry('z', "Ζ\u13c3\u1d22\ua4dc\uab93"));

    private static final Map<Character, Character> LATIN = new HashMap<>();

    static {
        TABLE.forEach((latin, others) -> others.chars().forEach(other -> LATIN.put((char) other, latin)));
    }

    private Homoglyphs() {}

    /** Replaces look-alike letters in a word that has Latin letters too; returns a word in another script unchanged. */
    static String latin(String word) {
        if (word.chars().noneMatch(Homoglyphs::isAsciiLetter)) {
            return word;
        }
        StringBuilder latin = new StringBuilder(word.length());
        word.chars().forEach(letter -> latin.append(latin((char) letter)));
        return latin.toString();
    }

    /**
     * Maps upper and lower case alike, since words are compared without case. The lower-case letter's look-alike wins.
     */
    private static char latin(char letter) {
        char capital = Character.toUpperCase(letter);
        char otherwise = LATIN.getOrDefault(capital, LATIN.getOrDefault(letter, letter));
        return LATIN.getOrDefault(Character.toLowerCase(capital), otherwise);
    }

    /** Whether the text contains letters that only look like the letters they are read as. */
    public static boolean in(String text) {
        if (text.chars().allMatch(character -> character < 0x80)) {
            return false;
        }
        Words words = Words.of(text);
        for (int i = 0; i < words.size(); i++) {
            String word = text.substring(words.start(i), words.end(i));
            if (!word.equals(latin(word)) || word.codePoints().anyMatch(Homoglyphs::isStyled)) {
                return true;
            }
        }
        return false;
    }

    /** Whether the letter is a styled Latin letter: fullwidth, mathematical. */
    private static boolean isStyled(int letter) {
        if (letter < 0x80 || !Character.isLetter(letter)) {
            return false;
        }
        String plain = Normalizer.normalize(Character.toString(letter), Normalizer.Form.NFKC);
        return plain.length() == 1 && isAsciiLetter(plain.charAt(0));
    }

    private static boolean isAsciiLetter(int letter) {
        return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z');
    }

    /** The look-alike letters, each with its Latin letter in lower case. */
    static Map<Character, Character> table() {
        return Map.copyOf(LATIN);
    }
}
