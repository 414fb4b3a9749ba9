package org.scribes.textgen.backend.remote;

import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Converts between null in JSON and absence in the code. */
final class WireNulls {
    private WireNulls() {}

    static @Nullable Integer of(OptionalInt value) {
        return value.isPresent() ? value.getAsInt() : null;
    }

    static @Nullable Double of(OptionalDouble value) {
        return value.isPresent() ? value.getAsDouble() : null;
    }

    static @Nullable Long of(OptionalLong value) {
        return value.isPresent() ? value.getAsLong() : null;
    }

    static @Nullable List<String> of(List<String> values) {
        return values.isEmpty() ? null : values;
    }

    /** A count; a negative one is absent. */
    static OptionalInt optional(@Nullable Integer value) {
        return value == null || value < 0 ? OptionalInt.empty() : OptionalInt.of(value);
    }
}
