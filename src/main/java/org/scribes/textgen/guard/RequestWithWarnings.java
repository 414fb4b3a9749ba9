package org.scribes.textgen.guard;

import java.util.List;
import org.scribes.textgen.domain.GenerationRequest;

/**
 * A request as it goes on.
 *
 * @param warnings what was changed, fit to show a user
 */
public record RequestWithWarnings(GenerationRequest request, List<String> warnings) {
    public RequestWithWarnings {
        warnings = List.copyOf(warnings);
    }
}
