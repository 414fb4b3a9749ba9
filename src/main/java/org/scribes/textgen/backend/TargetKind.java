package org.scribes.textgen.backend;

import java.util.Optional;
import org.scribes.textgen.config.CatalogueTarget;

/** Opens the targets of one kind. */
public interface TargetKind {
    /**
     * Opens a target without starting anything.
     *
     * @return empty if the target is of another kind
     * @throws org.scribes.textgen.config.ConfigurationException if what its configuration names is not as it should be
     */
    Optional<OpenTarget> open(CatalogueTarget target);
}
