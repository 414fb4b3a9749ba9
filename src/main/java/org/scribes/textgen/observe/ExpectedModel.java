package org.scribes.textgen.observe;

import java.util.Set;
import org.scribes.textgen.domain.Mode;
import org.scribes.textgen.domain.Outcome;

/**
 * A model that may answer.
 *
 * @param outcomes the outcomes that its requests can have: {@link Outcome#OK}, {@link Outcome#DEGRADED} and {@link
 *     Outcome#ERROR}
 */
public record ExpectedModel(String name, Mode mode, Set<Outcome> outcomes) {
    public ExpectedModel {
        outcomes = Set.copyOf(outcomes);
    }
}
