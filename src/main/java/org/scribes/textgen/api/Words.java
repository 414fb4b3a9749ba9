package org.scribes.textgen.api;

import java.util.Locale;

/** Constants as JSON has them: in small letters. */
final class Words {
    private Words() {}

    static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
