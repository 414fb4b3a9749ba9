package org.scribes.textgen.backend.local;

import io.smallrye.config.SmallRyeConfig;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ThreadFactory;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.scribes.textgen.backend.local.batch.LocalModel;
import org.scribes.textgen.backend.local.decoder.Decoder;
import org.scribes.textgen.backend.local.decoder.MemoryGrant;
import org.scribes.textgen.backend.local.decoder.TestingModels;
import org.scribes.textgen.backend.local.prompt.TestingSettings;
import org.scribes.textgen.backend.local.prompt.VocabularyReader;
import org.scribes.textgen.checkpoint.CheckpointTokenizer;
import org.scribes.textgen.config.AssistantConfig;
import org.scribes.textgen.config.DataDirectory;
import org.scribes.textgen.config.HuggingFaceConfig;
import org.scribes.textgen.config.LocalConfig;
import org.scribes.textgen.config.LocalTarget;
import org.scribes.textgen.observe.TestingMetrics;
import org.scribes.textgen.threads.BackgroundTask;
import org.scribes.textgen.threads.BackgroundTasks;
import org.scribes.textgen.threads.ServerThreads;

/** Local backends with the embedded model's tokenizer and a decoder of the test. */
final class TestingLocalBackend {
    private TestingLocalBackend() {}

    static LocalBackend of(
            Path checkpoint, DataDirectory data, Map<String, String> settings, Supplier<Decoder> loaded) {
        LocalTarget target = target("local", settings);
        LocalEngine engine = engine();
        LocalModelLoader loader = new LocalModelLoader(target, data.path()) {
            @Override
            LocalModel load(MemoryGrant memory, Consumer<LoadProgress> progress) {
                Decoder testingDecoder = loaded.get();
                CheckpointTokenizer tokenizer = CheckpointTokenizer.open(checkpoint); // closed with the model
                return TestingModels.of(
                        testingDecoder,
                        1000,
                        tokenizer,
                        VocabularyReader.read(checkpoint, tokenizer, 4096, Set.of()),
                        Set.of());
            }
        };
        BackgroundTask task = new BackgroundTasks().task("engine");
        return new LocalBackend(
                target,
                loader,
                holder -> new ModelLane(
                        loader, target.local(), engine, task, engine.memory().open(holder, () -> 1)));
    }

    /** An engine with room for everything. */
    static LocalEngine engine() {
        return new LocalEngine(
                new LocalMemory(device -> Long.MAX_VALUE),
                threads(),
                new TestingMetrics().metrics(),
                new LocalTotals());
    }

    /** A target with these settings. */
    static LocalTarget target(String name, Map<String, String> settings) {
        SmallRyeConfig config = TestingSettings.config(settings);
        return new LocalTarget(
                name, HuggingFaceConfig.from(config), AssistantConfig.from(config), LocalConfig.from(config));
    }

    /** Daemon threads. */
    static ServerThreads threads() {
        return new ServerThreads() {
            @Override
            public ThreadFactory named(String name) {
                return work -> {
                    Thread thread = new Thread(work, name);
                    thread.setDaemon(true);
                    return thread;
                };
            }
        };
    }
}
