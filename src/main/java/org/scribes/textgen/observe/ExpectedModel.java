package org.scribes.textgen.observe;

import java.util.Set;
import org.scribes.textgen.domain.Mode;
import org.scribes.textgen.domain.Outcome;

/**
 * A model that may answer.
 *
 * @param outcomes how requests that are its own may end, of those whose time counts: {@link Outcome#OK}, {@link
 *     Outcome#DEGRADED} and {@link Outcome#ERROR}
 */
public record ExpectedModel(String name, Mode mode, Set<Outcome> outcomes) {
    public ExpectedModel {
        outcomes = Set.copyOf(outcomes);
    }
}
