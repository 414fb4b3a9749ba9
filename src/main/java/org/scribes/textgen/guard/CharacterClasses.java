package org.scribes.textgen.guard;

import java.lang.Character.UnicodeScript;
import java.util.EnumSet;
import java.util.Set;

/** Which characters do what nobody sees, and where some of them belong. */
final class CharacterClasses {
    static final int ZERO_WIDTH_JOINER = 0x200D;
    private static final int ZERO_WIDTH_NON_JOINER = 0x200C;
    private static final int EMOJI_STYLE = 0xFE0F;
    private static final int TEXT_STYLE = 0xFE0E;
    /** Their letters look the same beside any other, so that nothing is said by joining them or not. */
    private static final Set<UnicodeScript> NEVER_JOINED = EnumSet.of(
            UnicodeScript.LATIN,
            UnicodeScript.GREEK,
            UnicodeScript.CYRILLIC,
            UnicodeScript.ARMENIAN,
            UnicodeScript.GEORGIAN,
            UnicodeScript.HAN,
            UnicodeScript.HIRAGANA,
            UnicodeScript.KATAKANA,
            UnicodeScript.BOPOMOFO,
            UnicodeScript.HANGUL,
            UnicodeScript.COMMON,
            UnicodeScript.INHERITED,
            UnicodeScript.UNKNOWN);

    private static final Set<UnicodeScript> WITHOUT_VARIANTS =
            EnumSet.of(UnicodeScript.LATIN, UnicodeScript.GREEK, UnicodeScript.CYRILLIC);

    private CharacterClasses() {}

    /** Tab and newline are controls too, but are asked for before. */
    static boolean isControl(int c) {
        return c < 0x20 || (c >= 0x7F && c < 0xA0);
    }

    /** What ends a line beside the newline: VT, FF, CR, NEL. */
    static boolean isLineEnd(int c) {
        return (c >= 0x0B && c <= 0x0D) || c == 0x85;
    }

    /** Embeddings, overrides and isolates; not the marks U+200E, U+200F and U+061C, which Hebrew and Arabic texts need. */
    static boolean overridesDirection(int c) {
        return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
    }

    /**
     * What is never seen: zero-width and word-joining characters, soft hyphens, the byte order mark, deprecated format
     * characters, annotations, tags, and noncharacters.
     */
    static boolean isInvisible(int c) {
        return c == 0xAD
                || c == 0x200B
                || (c >= 0x2060 && c <= 0x2065)
                || (c >= 0x206A && c <= 0x206F)
                || c == 0xFEFF
                || (c >= 0xFFF9 && c <= 0xFFFB)
                || (c >= 0xE0000 && c <= 0xE007F)
                || (c >= 0xFDD0 && c <= 0xFDEF)
                || (c & 0xFFFE) == 0xFFFE;
    }

    static boolean isJoiner(int c) {
        return c == ZERO_WIDTH_JOINER || c == ZERO_WIDTH_NON_JOINER;
    }

    static boolean isVariationSelector(int c) {
        return isBasicSelector(c) || (c >= 0xE0100 && c <= 0xE01EF);
    }

    private static boolean isBasicSelector(int c) {
        return c >= 0xFE00 && c <= 0xFE0F;
    }

    /**
     * Whether a joiner means something.
     *
     * @param last the character before it
     * @param base the last one before it that is no mark
     * @param next the one after it; 0 at the end
     */
    static boolean joins(int joiner, int last, int base, int next) {
        if (isJoiner(last)) {
            return false;
        }
        boolean emoji = joiner == ZERO_WIDTH_JOINER && endsEmoji(last) && isSymbol(next);
        return emoji || (base != 0 && !NEVER_JOINED.contains(UnicodeScript.of(base)));
    }

    /** Whether {@code last} may have the variation selector after it: one each, or a text could be hidden in them. */
    static boolean varies(int selector, int last) {
        if (isVariationSelector(last) || isJoiner(last) || UnicodeNormalization.isMark(last)) {
            return false;
        }
        if (!isBasicSelector(selector)) {
            return Character.isIdeographic(last);
        }
        if (last < 0x80) {
            return (selector == EMOJI_STYLE || selector == TEXT_STYLE)
                    && (Character.isDigit(last) || last == '#' || last == '*');
        }
        return !Character.isWhitespace(last)
                && !Character.isSpaceChar(last)
                && !WITHOUT_VARIANTS.contains(UnicodeScript.of(last));
    }

    private static boolean endsEmoji(int c) {
        return isSymbol(c) || c == EMOJI_STYLE || (c >= 0x1F3FB && c <= 0x1F3FF);
    }

    private static boolean isSymbol(int c) {
        boolean arrow = c == 0x2194 || c == 0x2195; // heads that shake and nod end with one
        boolean later = c >= 0x1FA70 && c <= 0x1FAFF; // a block for emoji, of which Java 17 does not know all
        return arrow || later || Character.getType(c) == Character.OTHER_SYMBOL;
    }
}
