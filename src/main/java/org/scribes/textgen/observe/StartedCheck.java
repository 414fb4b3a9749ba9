package org.scribes.textgen.observe;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Startup;

/** Startup: up once the application runs, whether or not the model is loaded. */
@Startup
@ApplicationScoped
public class StartedCheck implements HealthCheck {
    private final String startedAt = Instant.now().toString();

    /** When this application started, to the microsecond, which tells it from any other. */
    public String startedAt() {
        return startedAt;
    }

    @Override
    public HealthCheckResponse call() {
        return new HealthCheckResponse(
                "started", HealthCheckResponse.Status.UP, Optional.of(Map.of("started_at", startedAt)));
    }
}
