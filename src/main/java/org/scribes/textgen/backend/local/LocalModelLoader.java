package org.scribes.textgen.backend.local;

import ai.djl.engine.Engine;
import ai.djl.pytorch.jni.JniUtils;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.DoubleConsumer;
import org.scribes.textgen.backend.local.batch.LocalModel;
import org.scribes.textgen.backend.local.decoder.DecoderFamily;
import org.scribes.textgen.backend.local.decoder.DecoderLoader;
import org.scribes.textgen.backend.local.decoder.LoadedDecoder;
import org.scribes.textgen.backend.local.prompt.PromptEncoder;
import org.scribes.textgen.backend.local.prompt.RequestPreparer;
import org.scribes.textgen.backend.local.prompt.SamplingDefaults;
import org.scribes.textgen.backend.local.prompt.VocabularyReader;
import org.scribes.textgen.backend.local.sampling.Vocabulary;
import org.scribes.textgen.checkpoint.ChatTemplateFile;
import org.scribes.textgen.checkpoint.CheckpointRevision;
import org.scribes.textgen.checkpoint.CheckpointTokenizer;
import org.scribes.textgen.checkpoint.GenerationConfig;
import org.scribes.textgen.checkpoint.ModelConfig;
import org.scribes.textgen.config.AssistantConfig;
import org.scribes.textgen.config.DataDirectory;
import org.scribes.textgen.config.HuggingFaceConfig;
import org.scribes.textgen.config.LocalConfig;
import org.scribes.textgen.domain.ModelLoadException;

/** Finds the configured model and makes it ready to answer. */
@ApplicationScoped
public class LocalModelLoader {
    /** Hidden sizes below it are computed by one thread. */
    private static final int SMALL = 512;

    private final HuggingFaceConfig huggingFace;
    private final AssistantConfig assistant;
    private final LocalConfig local;
    private final ModelFinder finder;

    @Inject
    LocalModelLoader(HuggingFaceConfig huggingFace, AssistantConfig assistant, LocalConfig local, DataDirectory data) {
        this.huggingFace = huggingFace;
        this.assistant = assistant;
        this.local = local;
        this.finder = new ModelFinder(huggingFace, local.download(), data.path());
    }

    /** Told what the load is doing. */
    @FunctionalInterface
    public interface Progress {
        /**
         * The load is at {@code step}.
         *
         * @param share of the step that is done, from 0 to 1
         */
        void at(String step, double share);
    }

    /** The name under which the configured model answers. */
    public String modelName() {
        return finder.name();
    }

    /**
     * Loads the model on the calling thread, the one that will compute with it.
     *
     * @throws ModelLoadException where a file of the model is not as it should be
     * @throws org.scribes.textgen.domain.GenerationException MODEL_UNAVAILABLE where there is no such model here
     */
    LocalModel load(Progress progress) {
        progress.at("find", 0);
        Path folder =
                finder.find((done, total, file) -> progress.at("download", total == 0 ? 1 : (double) done / total));
        progress.at("engine", 0);
        Engine.getEngine("PyTorch");
        progress.at("weights", 0);
        return load(folder, share -> progress.at("weights", share));
    }

    private LocalModel load(Path folder, DoubleConsumer progress) {
        DecoderFamily family = DecoderFamily.of(ModelConfig.typeOf(folder));
        ModelConfig config = ModelConfig.read(folder);
        int window = contextWindow(config);
        JniUtils.setNumThreads(local.threads().orElseGet(() -> threadsFor(config)));
        CheckpointTokenizer tokenizer = CheckpointTokenizer.open(folder);
        boolean loaded = false;
        try {
            tokenizer.requireFits(config.vocabSize());
            GenerationConfig generation = GenerationConfig.read(folder);
            PromptEncoder encoder = new PromptEncoder(tokenizer, ChatTemplateFile.read(folder));
            Set<Integer> endOfText = Set.copyOf(endOfText(config, generation));
            Vocabulary vocabulary = VocabularyReader.read(folder, tokenizer, config.vocabSize(), endOfText);
            SamplingDefaults defaults = new SamplingDefaults(huggingFace, assistant, local, generation);
            // Last, as it takes long: what is above refuses a checkpoint that is not sound
            LoadedDecoder decoder =
                    new DecoderLoader(huggingFace, local).load(folder, family, config, window, progress);
            int room = Math.min(window, decoder.memory().tokens());
            RequestPreparer preparer = new RequestPreparer(encoder, defaults, room);
            loaded = true;
            return new LocalModel(
                    modelName(),
                    CheckpointRevision.of(folder),
                    decoder,
                    tokenizer,
                    vocabulary,
                    preparer,
                    endOfText,
                    room);
        } finally {
            if (!loaded) {
                tokenizer.close();
            }
        }
    }

    /** Threads that wait for each other cost a small model more than they bring, most of all on a busy machine. */
    private static int threadsFor(ModelConfig config) {
        return config.hiddenSize() < SMALL ? 1 : Runtime.getRuntime().availableProcessors();
    }

    private int contextWindow(ModelConfig config) {
        int most = config.maxPositionEmbeddings();
        int window = assistant.contextWindow().orElse(most);
        if (window > most) {
            throw new ModelLoadException(
                    "config.json",
                    "max_position_embeddings is %d, but assistant.model.context.window asks for %d: at most %d"
                            .formatted(most, window, most));
        }
        return window;
    }

    /** As Hugging Face does: what {@code generation_config.json} says, else {@code config.json}. */
    private static List<Integer> endOfText(ModelConfig config, GenerationConfig generation) {
        return generation.eosTokenIds().isEmpty() ? config.eosTokenIds() : generation.eosTokenIds();
    }
}
