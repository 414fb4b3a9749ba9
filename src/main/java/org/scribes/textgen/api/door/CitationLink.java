package org.scribes.textgen.api.door;

import org.scribes.textgen.domain.Citation;

/**
 * A citation with an address, as clients of other services show it.
 *
 * @param title the reference
 * @param url an {@code http}, {@code https} or {@code urn} address
 */
public record CitationLink(Citation citation, String title, String url) {
    /** Omits the text, since server traces print method arguments. */
    @Override
    public String toString() {
        return "CitationLink";
    }
}
