package org.scribes.textgen.backend.local;

import ai.djl.engine.Engine;
import ai.djl.pytorch.jni.JniUtils;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.DoubleConsumer;
import org.scribes.textgen.backend.local.batch.LocalModel;
import org.scribes.textgen.backend.local.decoder.DecoderFamily;
import org.scribes.textgen.backend.local.decoder.DecoderLoader;
import org.scribes.textgen.backend.local.decoder.LoadedDecoder;
import org.scribes.textgen.backend.local.decoder.MemoryGrant;
import org.scribes.textgen.backend.local.decoder.NativeHeap;
import org.scribes.textgen.backend.local.prompt.PromptEncoder;
import org.scribes.textgen.backend.local.prompt.RequestPreparer;
import org.scribes.textgen.backend.local.prompt.SamplingDefaults;
import org.scribes.textgen.backend.local.prompt.VocabularyReader;
import org.scribes.textgen.backend.local.sampling.Vocabulary;
import org.scribes.textgen.checkpoint.ChatTemplateFile;
import org.scribes.textgen.checkpoint.CheckpointFolder;
import org.scribes.textgen.checkpoint.CheckpointRevision;
import org.scribes.textgen.checkpoint.CheckpointTokenizer;
import org.scribes.textgen.checkpoint.GenerationConfig;
import org.scribes.textgen.checkpoint.ModelConfig;
import org.scribes.textgen.config.LocalTarget;
import org.scribes.textgen.domain.ModelLoadException;

/** Finds and loads the checkpoint of a target. */
class LocalModelLoader {
    /** Models with a smaller hidden size run on one thread. */
    private static final int SMALL_HIDDEN_SIZE = 512;

    private final LocalTarget target;
    private final ModelFinder finder;

    /** @param data the directory for the files of the embedded model */
    LocalModelLoader(LocalTarget target, Path data) {
        this.target = target;
        this.finder = new ModelFinder(target.model(), target.local().download(), data);
    }

    /** The model's name in answers. */
    String modelName() {
        return finder.name();
    }

    /** Whether no model is configured, so that the embedded one answers. */
    boolean isEmbedded() {
        return finder.isEmbedded();
    }

    /**
     * Loads the model on the calling thread, which must be the inference thread.
     *
     * @param memory grants memory before any is taken
     * @param progress is called at the begin of each step, and as often as something of it is done
     * @throws ModelLoadException if a file of the model is missing or malformed
     * @throws org.scribes.textgen.domain.GenerationException MODEL_UNAVAILABLE if the model is not found
     */
    LocalModel load(MemoryGrant memory, Consumer<LoadProgress> progress) {
        progress.accept(LoadProgress.begin("find"));
        Path folder =
                finder.find((done, total, file) -> progress.accept(LoadProgress.ofBytes("download", done, total)));
        progress.accept(LoadProgress.begin("engine"));
        Engine.getEngine("PyTorch");
        progress.accept(LoadProgress.begin("memory"));
        LocalModel model = load(folder, memory, share -> progress.accept(afterWeights(share)));
        boolean unused = NativeHeap.trim(); // what converting the weights has freed
        return model;
    }

    /** When all weights are there, steps of the model are timed, to choose the size of a batch. */
    private static LoadProgress afterWeights(double share) {
        return share < 1 ? LoadProgress.of("weights", share) : LoadProgress.begin("calibration");
    }

    private LocalModel load(Path folder, MemoryGrant memory, DoubleConsumer progress) {
        try {
            return read(folder, memory, progress);
        } catch (ModelLoadException e) {
            throw CheckpointFolder.in(folder, e);
        }
    }

    private LocalModel read(Path folder, MemoryGrant memory, DoubleConsumer progress) {
        DecoderFamily family = DecoderFamily.of(ModelConfig.typeOf(folder));
        ModelConfig config = ModelConfig.read(folder);
        int window = contextWindow(config);
        // libtorch keeps the number for the calling thread: each model has its own
        JniUtils.setNumThreads(target.local().threads().orElseGet(() -> threadsFor(config)));
        CheckpointTokenizer tokenizer = CheckpointTokenizer.open(folder);
        try {
            tokenizer.requireFits(config.vocabSize());
            GenerationConfig generation = GenerationConfig.read(folder);
            PromptEncoder encoder = new PromptEncoder(tokenizer, ChatTemplateFile.read(folder));
            Set<Integer> endOfText = Set.copyOf(endOfText(config, generation));
            Vocabulary vocabulary = VocabularyReader.read(folder, tokenizer, config.vocabSize(), endOfText);
            SamplingDefaults defaults =
                    new SamplingDefaults(target.model(), target.assistant(), target.local(), generation);
            // The slow step comes last: the checks above reject a malformed checkpoint early
            LoadedDecoder decoder = new DecoderLoader(target.model(), target.assistant(), target.local())
                    .load(folder, family, config, window, memory, progress);
            int room = Math.min(window, decoder.kvPlan().tokens());
            RequestPreparer preparer = new RequestPreparer(encoder, defaults, room, config.vocabSize());
            return new LocalModel(
                    modelName(),
                    CheckpointRevision.of(folder),
                    decoder,
                    tokenizer,
                    vocabulary,
                    preparer,
                    endOfText,
                    room);
        } catch (RuntimeException | Error e) {
            tokenizer.close();
            throw e;
        }
    }

    /** Small models lose more to thread synchronisation than they gain, above all on a busy machine. */
    private static int threadsFor(ModelConfig config) {
        return config.hiddenSize() < SMALL_HIDDEN_SIZE
                ? 1
                : Runtime.getRuntime().availableProcessors();
    }

    private int contextWindow(ModelConfig config) {
        int max = config.maxPositionEmbeddings();
        int window = target.assistant().contextWindow().orElse(max);
        if (window > max) {
            throw new ModelLoadException(
                    "config.json",
                    "max_position_embeddings is %d, but assistant.model.context.window asks for %d: at most %d"
                            .formatted(max, window, max));
        }
        return window;
    }

    /** Values in {@code generation_config.json} override {@code config.json}, as in Hugging Face's generation. */
    private static List<Integer> endOfText(ModelConfig config, GenerationConfig generation) {
        return generation.eosTokenIds().isEmpty() ? config.eosTokenIds() : generation.eosTokenIds();
    }
}
