package org.scribes.textgen.guard;

import java.util.List;
import org.scribes.textgen.domain.GenerationRequest;

/**
 * A changed request.
 *
 * @param warnings for the client about the changes
 */
public record RequestWithWarnings(GenerationRequest request, List<String> warnings) {
    public RequestWithWarnings {
        warnings = List.copyOf(warnings);
    }
}
