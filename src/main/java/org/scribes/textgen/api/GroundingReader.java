package org.scribes.textgen.api;

import static org.scribes.textgen.domain.GenerationException.invalidParameter;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.scribes.textgen.domain.GroundingPolicy;

/** Reads what is to be done about quotations. */
final class GroundingReader {
    private GroundingReader() {}

    /** The policy of that name; {@code usual} if none is named. */
    static GroundingPolicy policy(@Nullable String name, GroundingPolicy usual) {
        if (name == null) {
            return usual;
        }
        for (GroundingPolicy policy : GroundingPolicy.values()) {
            if (Words.of(policy).equals(name)) {
                return policy;
            }
        }
        throw invalidParameter(
                "grounding",
                "must be one of "
                        + Arrays.stream(GroundingPolicy.values()).map(Words::of).collect(Collectors.joining(", ")));
    }
}
