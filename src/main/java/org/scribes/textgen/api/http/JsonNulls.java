package org.scribes.textgen.api.http;

import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Converts absent numbers to null. */
public final class JsonNulls {
    private JsonNulls() {}

    static @Nullable public Integer of(OptionalInt number) {
        return number.isPresent() ? number.getAsInt() : null;
    }

    static @Nullable public Double of(OptionalDouble number) {
        return number.isPresent() ? number.getAsDouble() : null;
    }
}
