package org.scribes.textgen.api.http;

import java.util.Locale;

/** Constants as JSON has them: in small letters. */
public final class EnumNames {
    private EnumNames() {}

    public static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
