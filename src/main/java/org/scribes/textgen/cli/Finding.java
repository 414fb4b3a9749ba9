package org.scribes.textgen.cli;

import java.util.Optional;

/**
 * What a check found.
 *
 * @param subject one word
 * @param remedy what to do about it
 */
record Finding(Level level, String subject, String found, Optional<String> remedy) {
    enum Level {
        OK,
        /** The settings do not use it. */
        NOT_USED,
        /** The service starts, but not as well as it could. */
        WARNING,
        /** The service does not start, or does not answer. */
        WRONG
    }

    static Finding ok(String subject, String found) {
        return new Finding(Level.OK, subject, found, Optional.empty());
    }

    static Finding notUsed(String subject, String found) {
        return new Finding(Level.NOT_USED, subject, found, Optional.empty());
    }

    static Finding warning(String subject, String found, String remedy) {
        return new Finding(Level.WARNING, subject, found, Optional.of(remedy));
    }

    static Finding wrong(String subject, String found, String remedy) {
        return new Finding(Level.WRONG, subject, found, Optional.of(remedy));
    }
}
