package org.scribes.textgen.grounding.scripture;

/**
 * Characters that people type instead of the colon between a chapter and a verse, without spaces. Each has another
 * meaning too, so the verse must exist.
 */
final class ColonVariants {
    /** Also separates feet from inches, or degrees from minutes. */
    static final char MINUTE = '\'';
    /** Any other character. */
    static final char SIGN = '*';

    private static final String MINUTES = "'\"\u2018\u2019\u201c\u201d\u2032\u2033";
    private static final String SIGNS = "*_|^\u00b7;" + MINUTES;
    private static final String CALCULATED = "=*+\u00d7";

    private final ScannedText text;

    ColonVariants(ScannedText text) {
        this.text = text;
    }

    /** The index of the verse after the chapter whose number ends at {@code after}; {@code after} if there is none. */
    int verse(NamedPlaces named, int after) {
        int at = after + 1;
        int verse = text.number(at);
        int end = text.endOfDigits(at);
        boolean exists = verse > 0 && verse <= named.book().verses(named.chapter());
        if (!exists || CALCULATED.indexOf(text.at(text.skipSpaces(end))) >= 0 || opensVerse(end)) {
            return after;
        }
        char sign = text.at(after);
        boolean separates = isSign(sign)
                || (sign == ',' && verse > named.book().chapters())
                || (sign == '-' && opensRange(named, verse, end));
        return separates ? at : after;
    }

    static boolean isSign(char sign) {
        return SIGNS.indexOf(sign) >= 0;
    }

    /** The kind of the character at {@code at}. */
    char kind(int at) {
        return MINUTES.indexOf(text.at(at)) >= 0 ? MINUTE : SIGN;
    }

    /** Whether the character after the number separates feet from inches. */
    boolean partsMinutes(int end) {
        return kind(end) == MINUTE && text.isDigit(end + 1);
    }

    private boolean opensVerse(int end) {
        return text.at(end) == ':' && text.isDigit(end + 1);
    }

    /** Whether a hyphen, a later verse and no further separator follow: {@code 5-3-10}. */
    private boolean opensRange(NamedPlaces named, int verse, int end) {
        int to = text.skipSpaces(text.skip(end, " -"));
        int last = text.number(to);
        int after = text.endOfDigits(to);
        return text.has('-', end, to)
                && last > verse
                && last <= named.book().verses(named.chapter())
                && !("-/.:".indexOf(text.at(after)) >= 0 && text.isDigit(after + 1));
    }
}
