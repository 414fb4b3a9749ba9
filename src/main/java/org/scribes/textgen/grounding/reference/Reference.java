package org.scribes.textgen.grounding.reference;

import java.util.List;
import org.scribes.textgen.grounding.text.Span;

/**
 * A place of a work as a text names it: {@code John 3:16-17, 20}.
 *
 * @param span where the text names it
 * @param name its form for machines: for the Bible OSIS, such as {@code John.3.16-John.3.17,John.3.20}
 * @param places the places that it names and that there are, in its order; may be empty
 * @param exists whether all that it names is there
 */
public record Reference(Span span, String name, List<Places> places, boolean exists) {
    public Reference {
        places = List.copyOf(places);
    }

    /** Whether both name a place in common. */
    public boolean meets(Reference other) {
        return other.places.stream().anyMatch(this::meets);
    }

    /** Whether this names one of {@code others}. */
    public boolean meets(Places others) {
        return places.stream().anyMatch(others::meets);
    }
}
