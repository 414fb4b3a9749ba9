package org.scribes.textgen.grounding.reference;

import java.util.List;
import org.scribes.textgen.grounding.text.Span;

/**
 * A reference to places of a work: {@code John 3:16-17, 20}.
 *
 * @param span the reference in the text
 * @param name the normalized name: for the Bible OSIS, such as {@code John.3.16-John.3.17,John.3.20}
 * @param places the existing places that it names, in its order; may be empty
 * @param exists whether all places that it names exist
 */
public record Reference(Span span, String name, List<Places> places, boolean exists) {
    public Reference {
        places = List.copyOf(places);
    }

    /** Whether the two name a place in common. */
    public boolean meets(Reference other) {
        return other.places.stream().anyMatch(this::meets);
    }

    /** Whether this reference names one of {@code others}. */
    public boolean meets(Places others) {
        return places.stream().anyMatch(others::meets);
    }
}
