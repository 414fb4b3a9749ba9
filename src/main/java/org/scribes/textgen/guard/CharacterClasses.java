package org.scribes.textgen.guard;

import java.lang.Character.UnicodeScript;
import java.util.EnumSet;
import java.util.Set;

/** Classes of invisible and control characters, and the contexts in which joiners and variation selectors are valid. */
final class CharacterClasses {
    static final int ZERO_WIDTH_JOINER = 0x200D;
    private static final int ZERO_WIDTH_NON_JOINER = 0x200C;
    private static final int EMOJI_STYLE = 0xFE0F;
    private static final int TEXT_STYLE = 0xFE0E;
    /** Scripts whose letters do not change shape when joined, so a joiner has no effect. */
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

    /** Includes tab and newline, which callers handle first. */
    static boolean isControl(int c) {
        return c < 0x20 || (c >= 0x7F && c < 0xA0);
    }

    /** Line ends other than the newline: VT, FF, CR, NEL. */
    static boolean isLineEnd(int c) {
        return (c >= 0x0B && c <= 0x0D) || c == 0x85;
    }

    /**
     * Embeddings, overrides and isolates. The marks U+200E, U+200F and U+061C are allowed, because Hebrew and Arabic
     * texts need them.
     */
    static boolean overridesDirection(int c) {
        return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
    }

    /**
     * Invisible characters: zero-width and word-joining characters, soft hyphens, the byte order mark, deprecated
     * format characters, annotations, tags and noncharacters.
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
     * Whether a joiner has an effect.
     *
     * @param last the preceding character
     * @param base the last preceding character that is no combining mark
     * @param next the following character; 0 at the end
     */
    static boolean joins(int joiner, int last, int base, int next) {
        if (isJoiner(last)) {
            return false;
        }
        boolean emoji = joiner == ZERO_WIDTH_JOINER && endsEmoji(last) && isSymbol(next);
        return emoji || (base != 0 && !NEVER_JOINED.contains(UnicodeScript.of(base)));
    }

    /**
     * Whether {@code last} may be followed by the variation selector. Only one is allowed per character, because a
     * sequence could hide a text.
     */
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
        boolean arrow = c == 0x2194 || c == 0x2195; // used in emoji of shaking and nodding heads
        boolean emojiBlock = c >= 0x1FA70 && c <= 0x1FAFF; // an emoji block that Java 17 knows only in part
        return arrow || emojiBlock || Character.getType(c) == Character.OTHER_SYMBOL;
    }
}
