package org.scribes.textgen.backend;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.scribes.textgen.domain.Cancellation;
import org.scribes.textgen.domain.Completion;
import org.scribes.textgen.domain.FinishReason;
import org.scribes.textgen.domain.GenerationRequest;
import org.scribes.textgen.domain.Mode;
import org.scribes.textgen.domain.ModelStatus;
import org.scribes.textgen.domain.TokenSink;
import org.scribes.textgen.domain.TokenUsage;

/** A backend that always answers, in two pieces. */
public final class TestingStandby implements TextBackend {
    public static final String TEXT = "standby answers";

    private final Mode mode;

    public TestingStandby(Mode mode) {
        this.mode = mode;
    }

    @Override
    public Completion generate(GenerationRequest request, TokenSink sink, Cancellation cancellation) {
        sink.accept("standby ");
        sink.accept("answers");
        return new Completion(TEXT, FinishReason.EOS_TOKEN, "standby", mode, TokenUsage.counted(1, 2), 0, List.of());
    }

    @Override
    public List<String> models() {
        return mode == Mode.EXTRACTIVE ? List.of() : List.of("standby");
    }

    @Override
    public ModelStatus modelStatus() {
        return new ModelStatus(
                "standby",
                mode,
                new ModelStatus.LoadState.Ready(),
                Optional.empty(),
                Optional.empty(),
                400,
                OptionalInt.empty(),
                OptionalDouble.empty());
    }
}
