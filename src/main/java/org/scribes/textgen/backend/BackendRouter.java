package org.scribes.textgen.backend;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.scribes.textgen.config.AssistantConfig;
import org.scribes.textgen.config.HuggingFaceConfig;
import org.scribes.textgen.domain.Cancellation;
import org.scribes.textgen.domain.Completion;
import org.scribes.textgen.domain.ErrorCode;
import org.scribes.textgen.domain.GenerationException;
import org.scribes.textgen.domain.GenerationRequest;
import org.scribes.textgen.domain.Mode;
import org.scribes.textgen.domain.ModelStatus;
import org.scribes.textgen.domain.ModelStatus.LoadState;
import org.scribes.textgen.domain.ModelStatusSource;
import org.scribes.textgen.domain.TokenSink;

/** Picks the backend that answers. In this version that is the model in this process, or none. */
@ApplicationScoped
public class BackendRouter implements ModelStatusSource {
    private static final String NO_API_YET = "this version has no API mode (hf.use.api, on when HF_API_KEY is set):"
            + " set HF_USE_API=false to run a model in this process";

    private final TextBackend local;
    private final HuggingFaceConfig huggingFace;
    private final AssistantConfig assistant;

    @Inject
    BackendRouter(TextBackend local, HuggingFaceConfig huggingFace, AssistantConfig assistant) {
        this.local = local;
        this.huggingFace = huggingFace;
        this.assistant = assistant;
    }

    /** As {@link TextBackend#generate}, by the backend in charge. */
    public Completion generate(GenerationRequest request, TokenSink sink, Cancellation cancellation) {
        if (huggingFace.useApi()) {
            throw new GenerationException(ErrorCode.MODEL_UNAVAILABLE, NO_API_YET);
        }
        return local.generate(request, sink, cancellation);
    }

    @Override
    public ModelStatus modelStatus() {
        return huggingFace.useApi() ? unavailable() : local.modelStatus();
    }

    private ModelStatus unavailable() {
        return new ModelStatus(
                huggingFace.generationModel().orElse("none"),
                Mode.API,
                new LoadState.Failed(NO_API_YET),
                Optional.empty(),
                Optional.empty(),
                assistant.maxOutputTokens(),
                OptionalInt.empty(),
                OptionalDouble.empty());
    }
}
