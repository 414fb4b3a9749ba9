package org.scribes.textgen.domain;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The names of enum constants outside the code: in JSON, logs, metrics and properties. */
public final class EnumNames {
    private EnumNames() {}

    /** The name in lower case: {@code LEAVE_OUT} is {@code leave_out}. */
    public static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    /** The name in lower case with hyphens: {@code LEAVE_OUT} is {@code leave-out}. */
    public static String hyphenated(Enum<?> constant) {
        return of(constant).replace('_', '-');
    }

    /** The one of {@code constants} whose name in lower case is {@code name}. */
    public static <E extends Enum<E>> Optional<E> find(Set<E> constants, @Nullable String name) {
        return constants.stream().filter(constant -> of(constant).equals(name)).findFirst();
    }
}
