package org.scribes.textgen.comparison;

import java.util.List;
import java.util.Optional;
import org.scribes.textgen.domain.Variant;

/** The names that tell variants apart in a comparison. */
public final class VariantNames {
    /** A target may answer some requests of a model unseen and others for users. */
    private static final String SHADOW = "shadow:";

    private VariantNames() {}

    /** {@code trial@vllm}, or {@code shadow:trial@small} where the answers are only judged. */
    public static String of(Variant variant) {
        return variant.shadow() ? SHADOW + variant.name() : variant.name();
    }

    /** The one of {@code variants} that has this name. */
    public static Optional<Variant> find(List<Variant> variants, String name) {
        return variants.stream().filter(variant -> of(variant).equals(name)).findFirst();
    }
}
