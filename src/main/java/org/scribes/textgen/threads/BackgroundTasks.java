package org.scribes.textgen.threads;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;

/** The background tasks of the service. */
@ApplicationScoped
public class BackgroundTasks {
    private final List<BackgroundTask> tasks = new CopyOnWriteArrayList<>();

    /**
     * Adds a task.
     *
     * @param name unique, shown to operators
     */
    public BackgroundTask task(String name) {
        BackgroundTask task = new BackgroundTask(name);
        tasks.add(task);
        return task;
    }

    /** Removes a task that has ended for good. */
    public void remove(BackgroundTask task) {
        tasks.remove(task);
    }

    /** Reports DOWN with the name and the failure of each failed task, else UP. */
    public HealthCheckResponse health() {
        Map<String, Object> failed = new LinkedHashMap<>();
        for (BackgroundTask task : tasks) {
            task.lastFailure().ifPresent(failure -> failed.put(task.name(), failure));
        }
        return failed.isEmpty()
                ? new HealthCheckResponse("background", Status.UP, Optional.empty())
                : new HealthCheckResponse("background", Status.DOWN, Optional.of(failed));
    }
}
