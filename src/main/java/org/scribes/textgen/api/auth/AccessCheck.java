package org.scribes.textgen.api.auth;

import static org.scribes.textgen.observe.EventLog.field;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.eclipse.microprofile.health.Readiness;
import org.scribes.textgen.config.AuthConfig;
import org.scribes.textgen.domain.ServiceOpening;
import org.scribes.textgen.observe.EventLog;

/** Readiness: down if the configuration refuses every request. Reports what to configure. */
@Readiness
@ApplicationScoped
public class AccessCheck implements HealthCheck {
    private static final EventLog LOG = EventLog.of(AccessCheck.class);

    private volatile Optional<String> closed = Optional.empty();

    void start(@Observes ServiceOpening event, AuthConfig config) {
        closed = config.closed();
        closed.ifPresent(
                reason -> LOG.error("api_closed", field("answer", "403 to every request"), field("reason", reason)));
    }

    @Override
    public HealthCheckResponse call() {
        return new HealthCheckResponse(
                "access", closed.isPresent() ? Status.DOWN : Status.UP, closed.map(reason -> Map.of("reason", reason)));
    }
}
