package org.scribes.textgen.api.generate;

import static org.scribes.textgen.domain.GenerationException.invalidParameter;

import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.scribes.textgen.domain.EnumNames;
import org.scribes.textgen.domain.GroundingPolicy;

/** Reads grounding policies. */
public final class GroundingReader {
    private GroundingReader() {}

    /** The policy named {@code name}; {@code defaultPolicy} if it is null. */
    public static GroundingPolicy policy(@Nullable String name, GroundingPolicy defaultPolicy) {
        return policy(name, defaultPolicy, EnumSet.allOf(GroundingPolicy.class));
    }

    /** As {@link #policy(String, GroundingPolicy)}, with a restricted choice. */
    public static GroundingPolicy policy(
            @Nullable String name, GroundingPolicy defaultPolicy, Set<GroundingPolicy> choices) {
        if (name == null) {
            return defaultPolicy;
        }
        return EnumNames.find(choices, name)
                .orElseThrow(() -> invalidParameter(
                        "grounding",
                        "must be one of " + choices.stream().map(EnumNames::of).collect(Collectors.joining(", "))));
    }
}
