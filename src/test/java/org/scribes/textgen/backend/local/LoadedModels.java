package org.scribes.textgen.backend.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.OptionalLong;
import org.scribes.textgen.backend.OpenTarget;
import org.scribes.textgen.backend.TextBackend;
import org.scribes.textgen.config.DataDirectory;
import org.scribes.textgen.config.LocalMemoryConfig;
import org.scribes.textgen.domain.ModelStatus.LoadState;
import org.scribes.textgen.observe.TestingMetrics;
import org.scribes.textgen.threads.BackgroundTasks;

/** Loaded models for tests, as the server opens them. They are never closed. */
public final class LoadedModels {
    private final LocalModels models;

    public LoadedModels() throws IOException {
        this.models = new LocalModels(
                DataDirectory.open(Files.createTempDirectory("models")),
                new LocalMemoryConfig(OptionalLong.empty()),
                TestingLocalBackend.threads(),
                new TestingMetrics().metrics(),
                new BackgroundTasks());
    }

    public TextBackend embedded() throws InterruptedException {
        return loaded("embedded", Map.of());
    }

    public TextBackend of(Path checkpoint) throws InterruptedException {
        return loaded("other", Map.of("hf.model.path", checkpoint.toString()));
    }

    private TextBackend loaded(String target, Map<String, String> settings) throws InterruptedException {
        OpenTarget open =
                models.open(TestingLocalBackend.target(target, settings)).orElseThrow();
        open.start();
        while (!(open.backend().modelStatus().load() instanceof LoadState.Ready)) {
            Thread.sleep(20);
        }
        return open.backend();
    }
}
