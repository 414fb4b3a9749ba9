package org.scribes.textgen.backend;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.Consumer;
import org.scribes.textgen.domain.Cancellation;
import org.scribes.textgen.domain.Completion;
import org.scribes.textgen.domain.FinishReason;
import org.scribes.textgen.domain.GenerationRequest;
import org.scribes.textgen.domain.Mode;
import org.scribes.textgen.domain.ModelStatus;
import org.scribes.textgen.domain.TokenSink;
import org.scribes.textgen.domain.TokenUsage;

/** A backend that runs a script and then answers with the name of its mode. */
public record TestingBackend(Mode mode, ModelStatus.LoadState load, List<String> models, Consumer<TokenSink> doing)
        implements TextBackend {
    @Override
    public Completion generate(GenerationRequest request, TokenSink sink, Cancellation cancellation) {
        doing.accept(sink);
        sink.accept(mode.name());
        return new Completion(mode.name(), FinishReason.EOS_TOKEN, "m", mode, TokenUsage.counted(1, 1), 0, List.of());
    }

    @Override
    public ModelStatus modelStatus() {
        return new ModelStatus(
                "model of " + mode,
                mode,
                load,
                Optional.empty(),
                Optional.empty(),
                400,
                OptionalInt.empty(),
                OptionalDouble.empty());
    }
}
