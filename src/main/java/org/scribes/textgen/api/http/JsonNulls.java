package org.scribes.textgen.api.http;

import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Converts absent numbers to null, and back. */
public final class JsonNulls {
    private JsonNulls() {}

    static @Nullable public Integer of(OptionalInt number) {
        return number.isPresent() ? number.getAsInt() : null;
    }

    static @Nullable public Double of(OptionalDouble number) {
        return number.isPresent() ? number.getAsDouble() : null;
    }

    static @Nullable public Long of(OptionalLong number) {
        return number.isPresent() ? number.getAsLong() : null;
    }

    /** The number; absent if it is null. */
    public static OptionalInt optional(@Nullable Integer number) {
        return number == null ? OptionalInt.empty() : OptionalInt.of(number);
    }

    /** The number; absent if it is null. */
    public static OptionalLong optional(@Nullable Long number) {
        return number == null ? OptionalLong.empty() : OptionalLong.of(number);
    }

    /** The number; absent if it is null. */
    public static OptionalDouble optional(@Nullable Double number) {
        return number == null ? OptionalDouble.empty() : OptionalDouble.of(number);
    }
}
