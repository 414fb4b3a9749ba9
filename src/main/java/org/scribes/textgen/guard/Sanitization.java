package org.scribes.textgen.guard;

import java.util.Locale;

/** The changes that {@link Sanitizer} makes, with their warnings. */
enum Sanitization {
    CONTROL("control character", "control characters", "taken out of the request"),
    LINE_END("line end", "line ends", "of the request changed to newlines"),
    EMPTY_LINES("run of empty lines", "runs of empty lines", "in the request shortened to one"),
    DIRECTION(
            "character that overrides the direction of text",
            "characters that override the direction of text",
            "taken out of the request"),
    INVISIBLE("invisible character", "invisible characters", "taken out of the request"),
    HALF("half of a character", "halves of characters", "in the request replaced by U+FFFD"),
    NORMAL_FORM("text", "texts", "of the request brought into Unicode's normal form NFC");

    private final String one;
    private final String many;
    private final String done;

    Sanitization(String one, String many, String done) {
        this.one = one;
        this.many = many;
        this.done = done;
    }

    String describe(int times) {
        return String.format(Locale.ROOT, "%,d %s %s", times, times == 1 ? one : many, done);
    }
}
