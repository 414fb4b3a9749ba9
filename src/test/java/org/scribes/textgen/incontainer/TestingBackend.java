package org.scribes.textgen.incontainer;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Typed;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.scribes.textgen.backend.OpenTarget;
import org.scribes.textgen.backend.TargetKind;
import org.scribes.textgen.backend.TextBackend;
import org.scribes.textgen.config.CatalogueTarget;
import org.scribes.textgen.config.LocalTarget;
import org.scribes.textgen.domain.Cancellation;
import org.scribes.textgen.domain.Completion;
import org.scribes.textgen.domain.ErrorCode;
import org.scribes.textgen.domain.FinishReason;
import org.scribes.textgen.domain.GenerationException;
import org.scribes.textgen.domain.GenerationRequest;
import org.scribes.textgen.domain.Mode;
import org.scribes.textgen.domain.ModelStatus;
import org.scribes.textgen.domain.Prompt;
import org.scribes.textgen.domain.TokenSink;
import org.scribes.textgen.domain.TokenUsage;

/** Answers every request with the same words, one piece a word. */
@ApplicationScoped
@Typed({TestingBackend.class, TargetKind.class})
public class TestingBackend implements TextBackend, TargetKind {
    static final String MODEL = "testing";
    /** A prompt that is not answered. */
    static final String FAILS = "fail";

    static final List<String> PIECES = List.of("In", " the", " beginning");

    /** Takes the place of every checkpoint. */
    @Override
    public Optional<OpenTarget> open(CatalogueTarget target) {
        return target instanceof LocalTarget ? Optional.of(OpenTarget.of(this)) : Optional.empty();
    }

    @Override
    public Completion generate(GenerationRequest request, TokenSink sink, Cancellation cancellation) {
        if (request.prompt() instanceof Prompt.Text text && text.text().equals(FAILS)) {
            throw new GenerationException(ErrorCode.OUT_OF_MEMORY, "no room");
        }
        PIECES.forEach(sink::accept);
        return new Completion(
                String.join("", PIECES),
                FinishReason.EOS_TOKEN,
                MODEL,
                Mode.LOCAL,
                TokenUsage.counted(PIECES.size(), PIECES.size()),
                0,
                List.of());
    }

    @Override
    public List<String> models() {
        return List.of(MODEL);
    }

    @Override
    public ModelStatus modelStatus() {
        return new ModelStatus(
                MODEL,
                Mode.LOCAL,
                new ModelStatus.LoadState.Ready(),
                Optional.of("f32"),
                Optional.of("cpu"),
                400,
                OptionalInt.of(1024),
                OptionalDouble.of(0.2));
    }
}
