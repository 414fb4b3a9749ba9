package org.scribes.textgen.grounding.scripture;

/**
 * Signs that people type in the place of the colon between a chapter and its verse, with no space beside them. Each is
 * also something else, so the verse must be one that there is.
 */
final class ColonVariants {
    /** What stands between the numbers of a height or an angle, too. */
    static final char MINUTE = '\'';
    /** Every other sign. */
    static final char SIGN = '*';

    private static final String MINUTES = "'\"\u2018\u2019\u201c\u201d\u2032\u2033";
    private static final String SIGNS = "*_|^\u00b7;" + MINUTES;
    private static final String CALCULATED = "=*+\u00d7";

    private final ScannedText text;

    ColonVariants(ScannedText text) {
        this.text = text;
    }

    /** The index of the verse after the chapter that was read, whose number ends at {@code after}; else {@code after}. */
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

    /** The kind of the sign at {@code at}. */
    char kind(int at) {
        return MINUTES.indexOf(text.at(at)) >= 0 ? MINUTE : SIGN;
    }

    /** Whether a number's end is parted from the next as feet are from inches. */
    boolean partsMinutes(int end) {
        return kind(end) == MINUTE && text.isDigit(end + 1);
    }

    private boolean opensVerse(int end) {
        return text.at(end) == ':' && text.isDigit(end + 1);
    }

    /** Whether a hyphen and a later verse follow, and then nothing more of the kind: {@code 5-3-10}. */
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
