package org.scribes.textgen.backend.local;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.scribes.textgen.backend.OpenTarget;
import org.scribes.textgen.backend.TargetKind;
import org.scribes.textgen.config.CatalogueTarget;
import org.scribes.textgen.config.LocalTarget;

/** Opens the model in this process. */
@ApplicationScoped
public class DefaultLocalTarget implements TargetKind {
    private final LocalBackend backend;

    @Inject
    DefaultLocalTarget(LocalBackend backend) {
        this.backend = backend;
    }

    @Override
    public Optional<OpenTarget> open(CatalogueTarget target) {
        return target instanceof LocalTarget ? Optional.of(OpenTarget.of(backend)) : Optional.empty();
    }
}
