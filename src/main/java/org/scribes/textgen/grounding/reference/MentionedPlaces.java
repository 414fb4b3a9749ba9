package org.scribes.textgen.grounding.reference;

import org.jspecify.annotations.Nullable;

/** The places that a text names, found when they are first needed. Not thread-safe. */
public final class MentionedPlaces {
    private final String text;
    private final ReferenceFinder finder;
    private @Nullable PlaceSet places;

    public MentionedPlaces(String text, ReferenceFinder finder) {
        this.text = text;
        this.finder = finder;
    }

    /** Whether the text names a place that {@code reference} names. */
    public boolean meets(Reference reference) {
        PlaceSet found = places;
        if (found == null) {
            found = PlaceSet.of(finder.find(text));
            places = found;
        }
        return found.meets(reference);
    }
}
