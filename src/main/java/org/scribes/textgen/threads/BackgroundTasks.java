package org.scribes.textgen.threads;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;

/** All background tasks. */
@ApplicationScoped
public class BackgroundTasks {
    private final List<BackgroundTask> tasks = new CopyOnWriteArrayList<>();

    /**
     * Adds a task.
     *
     * @param name for operators; unique
     */
    public BackgroundTask task(String name) {
        BackgroundTask task = new BackgroundTask(name);
        tasks.add(task);
        return task;
    }

    /** Up: none of them has failed; else it tells which, and by what. */
    public HealthCheckResponse health() {
        Map<String, Object> failed = new LinkedHashMap<>();
        for (BackgroundTask task : tasks) {
            task.failedWith().ifPresent(failure -> failed.put(task.name(), failure));
        }
        return failed.isEmpty()
                ? new HealthCheckResponse("background", Status.UP, Optional.empty())
                : new HealthCheckResponse("background", Status.DOWN, Optional.of(failed));
    }
}
