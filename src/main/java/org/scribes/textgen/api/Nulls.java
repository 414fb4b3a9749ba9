package org.scribes.textgen.api;

import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** What the wire has where a number is not known. */
final class Nulls {
    private Nulls() {}

    static @Nullable Integer of(OptionalInt number) {
        return number.isPresent() ? number.getAsInt() : null;
    }

    static @Nullable Double of(OptionalDouble number) {
        return number.isPresent() ? number.getAsDouble() : null;
    }
}
