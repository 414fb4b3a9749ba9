package org.scribes.textgen.api;

import java.util.List;
import org.eclipse.microprofile.openapi.models.Components;

/**
 * Copies of schemas in the OpenAPI document. The server's implementation describes some types twice if several bodies have
 * them, the second time under their name with 1 behind it. No schema of ours has such a name.
 */
final class SchemaCopies {
    private static final String SUFFIX = "1";

    private SchemaCopies() {}

    /** The reference to the original, if {@code ref} is one to a copy. */
    static String original(String ref) {
        return ref.endsWith(SUFFIX) ? ref.substring(0, ref.length() - SUFFIX.length()) : ref;
    }

    /** Removes the copies, to which no reference leads any more. */
    static void removeFrom(Components components) {
        List<String> copies = components.getSchemas().keySet().stream()
                .filter(name -> name.endsWith(SUFFIX) && components.getSchemas().containsKey(original(name)))
                .toList();
        copies.forEach(components::removeSchema);
    }
}
