package org.scribes.textgen.guard;

import java.util.Locale;
import org.scribes.textgen.domain.EnumNames;

/** The rate limit policies: what is counted, and for whom. */
enum RatePolicy {
    USER_REQUESTS("too many questions: %d a minute are allowed for each user"),
    USER_TASKS("too many tasks of the user interface: %d a minute are allowed for each user"),
    KEY_REQUESTS("too many requests: %d a minute are allowed for this program"),
    KEY_TOKENS("too much text: %d tokens a minute, read and written, are allowed for this program");

    private final String words;

    RatePolicy(String words) {
        this.words = words;
    }

    /** The name in headers, metrics and bucket keys. */
    String label() {
        return EnumNames.hyphenated(this);
    }

    /** The message of a refusal. */
    String detail(long perMinute, long secondsToWait) {
        String wait = secondsToWait == 1 ? "1 second" : secondsToWait + " seconds";
        return String.format(Locale.ROOT, words, perMinute) + "; try again in " + wait;
    }
}
