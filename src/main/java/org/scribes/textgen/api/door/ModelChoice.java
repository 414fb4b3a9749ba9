package org.scribes.textgen.api.door;

import java.util.List;
import java.util.Optional;
import org.scribes.textgen.domain.RequestKind;

/**
 * The model that a request asks for.
 *
 * @param named the only model that may answer; absent where the default model answers, with its failover
 * @param kind what the request is for
 * @param shown the name to show while no model has answered
 * @param warnings what was done differently from the request
 */
public record ModelChoice(Optional<String> named, RequestKind kind, String shown, List<String> warnings) {
    public ModelChoice {
        warnings = List.copyOf(warnings);
    }
}
