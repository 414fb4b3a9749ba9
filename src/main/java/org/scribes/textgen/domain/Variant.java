package org.scribes.textgen.domain;

/**
 * The choice that was made for a request of a model of the catalogue: which target is asked first. An answer of another
 * target, after a failover, counts as a failure of this one.
 *
 * @param model the name that the client asked for
 * @param target the first target
 * @param shadow whether the answer is only judged, not shown
 */
public record Variant(String model, String target, boolean shadow) {
    /** Separates model and target in {@link #name()}; no name contains it. */
    public static final char SEPARATOR = '@';

    /** The name in answers, metrics, the ledger and comparisons: {@code trial@router}. */
    public String name() {
        return model + SEPARATOR + target;
    }
}
