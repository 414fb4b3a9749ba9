package org.scribes.textgen.api.generate;

import static org.scribes.textgen.domain.GenerationException.invalidParameter;

import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.scribes.textgen.domain.EnumNames;
import org.scribes.textgen.domain.GroundingPolicy;

/** Reads what is to be done about quotations. */
public final class GroundingReader {
    private GroundingReader() {}

    /** The policy of that name; {@code usual} if none is named. */
    static GroundingPolicy policy(@Nullable String name, GroundingPolicy usual) {
        return policy(name, usual, EnumSet.allOf(GroundingPolicy.class));
    }

    /** As {@link #policy(String, GroundingPolicy)}, where only some can be named. */
    public static GroundingPolicy policy(@Nullable String name, GroundingPolicy usual, Set<GroundingPolicy> choices) {
        if (name == null) {
            return usual;
        }
        return EnumNames.find(choices, name)
                .orElseThrow(() -> invalidParameter(
                        "grounding",
                        "must be one of " + choices.stream().map(EnumNames::of).collect(Collectors.joining(", "))));
    }
}
