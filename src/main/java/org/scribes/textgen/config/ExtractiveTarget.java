package org.scribes.textgen.config;

/** The fallback without a model. Every catalogue has it, under this name. */
public record ExtractiveTarget() implements CatalogueTarget {
    /** The only name of this target. */
    public static final String NAME = "extractive";

    @Override
    public String name() {
        return NAME;
    }
}
