package org.scribes.textgen.guard;

import java.util.Locale;
import org.scribes.textgen.domain.EnumNames;

/** What is counted, and for whom. */
enum RatePolicy {
    USER_REQUESTS("too many questions: %d a minute are allowed for each user"),
    KEY_REQUESTS("too many requests: %d a minute are allowed for this program"),
    KEY_TOKENS("too much text: %d tokens a minute, read and written, are allowed for this program");

    private final String words;

    RatePolicy(String words) {
        this.words = words;
    }

    /** What clients, metrics and keys call it. */
    String label() {
        return EnumNames.hyphenated(this);
    }

    /** What a user is told whom it stops. */
    String detail(long perMinute, long secondsToWait) {
        String wait = secondsToWait == 1 ? "1 second" : secondsToWait + " seconds";
        return String.format(Locale.ROOT, words, perMinute) + "; try again in " + wait;
    }
}
