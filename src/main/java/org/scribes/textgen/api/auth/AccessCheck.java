package org.scribes.textgen.api.auth;

import static org.scribes.textgen.observe.EventLog.field;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.eclipse.microprofile.health.Readiness;
import org.scribes.textgen.config.AuthConfig;
import org.scribes.textgen.observe.EventLog;

/** Readiness: down if the configuration refuses every request. Reports what to configure. */
@Readiness
@ApplicationScoped
public class AccessCheck implements HealthCheck {
    private static final EventLog LOG = EventLog.of(AccessCheck.class);
    private static final int AFTER_CONFIGURATION = 2;

    private final Optional<String> closed;

    @Inject
    AccessCheck(AuthConfig config) {
        closed = config.closed();
    }

    void start(@Observes @Priority(AFTER_CONFIGURATION) @Initialized(ApplicationScoped.class) Object event) {
        closed.ifPresent(
                reason -> LOG.error("api_closed", field("answer", "403 to every request"), field("reason", reason)));
    }

    @Override
    public HealthCheckResponse call() {
        return new HealthCheckResponse(
                "access", closed.isPresent() ? Status.DOWN : Status.UP, closed.map(reason -> Map.of("reason", reason)));
    }
}
