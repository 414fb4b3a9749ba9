package org.scribes.textgen.observe;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.eclipse.microprofile.health.Readiness;
import org.scribes.textgen.domain.EnumNames;
import org.scribes.textgen.domain.ModelStatus;
import org.scribes.textgen.domain.ModelStatus.LoadState;
import org.scribes.textgen.domain.ModelStatusSource;

/** Readiness: up if the model answers. Reports the loading progress or the failure, that of the start included, and
 * whether the server behind the API was reached, on which readiness does not depend. */
@Readiness
@ApplicationScoped
public class ReadyCheck implements HealthCheck {
    private final ModelStatusSource source;
    private final StartFailure failure;
    private final UpstreamReach upstream;
    private final CatalogueHealth catalogue;

    @Inject
    ReadyCheck(ModelStatusSource source, StartFailure failure, UpstreamReach upstream, CatalogueHealth catalogue) {
        this.source = source;
        this.failure = failure;
        this.upstream = upstream;
        this.catalogue = catalogue;
    }

    @Override
    public HealthCheckResponse call() {
        return failure.message()
                .map(cause -> new HealthCheckResponse("model", Status.DOWN, Optional.of(Map.of("cause", cause))))
                .orElseGet(this::ofModel);
    }

    private HealthCheckResponse ofModel() {
        ModelStatus status = source.modelStatus();
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("model", status.name());
        data.put("mode", EnumNames.of(status.mode()));
        LoadState load = status.load();
        data.put("state", load.getClass().getSimpleName().toLowerCase(Locale.ROOT));
        if (load instanceof LoadState.Loading loading) {
            data.put("step", loading.step());
            data.put("progress_percent", Math.round(loading.progress() * 100));
        } else if (load instanceof LoadState.Failed failed) {
            data.put("cause", failed.cause());
        }
        catalogue.problem().ifPresent(problem -> data.put("catalogue_rejected", problem));
        Map<String, UpstreamReach.Found> upstreams = upstream.all();
        upstreams.forEach((target, found) -> add(found, upstreams.size() == 1 ? "" : "_" + target, data));
        return new HealthCheckResponse("model", status.ready() ? Status.UP : Status.DOWN, Optional.of(data));
    }

    /** @param target tells the targets apart, if there are several */
    private static void add(UpstreamReach.Found found, String target, Map<String, Object> data) {
        data.put("upstream" + target, EnumNames.of(found.state()));
        data.put("upstream_address" + target, found.address());
        if (!found.cause().isEmpty()) {
            data.put("upstream_cause" + target, found.cause());
        }
    }
}
