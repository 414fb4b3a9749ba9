package org.scribes.textgen.generation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.scribes.textgen.backend.BackendRouter;
import org.scribes.textgen.config.GroundingConfig;
import org.scribes.textgen.domain.GroundingPolicy;

/** How answers are grounded where a request does not say it: by the catalogue's defaults of its model, else by the configuration. */
@ApplicationScoped
public class GroundingDefaults {
    private final BackendRouter router;
    private final GroundingConfig config;

    @Inject
    public GroundingDefaults(BackendRouter router, GroundingConfig config) {
        this.router = router;
        this.config = config;
    }

    /**
     * The policy of a request that gives none.
     *
     * @param model the model that the request names; the default model if it names none
     */
    public GroundingPolicy policy(Optional<String> model) {
        return router.current().grounding(model).orElse(config.policy());
    }
}
