package org.scribes.textgen.threads;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Readiness check that fails while a background task has failed. */
@Readiness
@ApplicationScoped
public class BackgroundCheck implements HealthCheck {
    private final BackgroundTasks tasks;

    @Inject
    BackgroundCheck(BackgroundTasks tasks) {
        this.tasks = tasks;
    }

    @Override
    public HealthCheckResponse call() {
        return tasks.health();
    }
}
