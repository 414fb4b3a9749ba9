package org.scribes.textgen.observe;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Startup;

/** Startup: up once the application runs, whether or not the model is loaded. */
@Startup
@ApplicationScoped
public class StartedCheck implements HealthCheck {
    @Override
    public HealthCheckResponse call() {
        return new HealthCheckResponse("started", HealthCheckResponse.Status.UP, Optional.empty());
    }
}
