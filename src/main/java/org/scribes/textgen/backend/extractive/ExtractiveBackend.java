package org.scribes.textgen.backend.extractive;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Typed;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.scribes.textgen.backend.OpenTarget;
import org.scribes.textgen.backend.OutputLimit;
import org.scribes.textgen.backend.TargetKind;
import org.scribes.textgen.backend.TextBackend;
import org.scribes.textgen.backend.TokenEstimate;
import org.scribes.textgen.config.AssistantConfig;
import org.scribes.textgen.config.CatalogueTarget;
import org.scribes.textgen.config.ExtractiveTarget;
import org.scribes.textgen.domain.Cancellation;
import org.scribes.textgen.domain.Completion;
import org.scribes.textgen.domain.FinishReason;
import org.scribes.textgen.domain.GenerationException;
import org.scribes.textgen.domain.GenerationRequest;
import org.scribes.textgen.domain.Mode;
import org.scribes.textgen.domain.ModelStatus;
import org.scribes.textgen.domain.Prompt;
import org.scribes.textgen.domain.TokenSink;
import org.scribes.textgen.domain.TokenUsage;
import org.scribes.textgen.grounding.passage.GroundingInput;
import org.scribes.textgen.grounding.passage.QuestionReferences;
import org.scribes.textgen.grounding.reference.ReferenceFinder;

/**
 * The backend of last resort, without a model. It quotes the excerpt of the passages that fits the question best, with
 * its citation, or says that the passages do not answer. It never fails on a valid request and keeps no state.
 */
@ApplicationScoped
@Typed({ExtractiveBackend.class, TargetKind.class})
public class ExtractiveBackend implements TextBackend, TargetKind {
    static final String NAME = "extractive";
    static final String QUOTED = "no model answered: this is the passage that fits the question best";
    static final String NOTHING_FOUND = "no model answered: the passages were only searched for the question's words";

    private final AssistantConfig assistant;
    private final ReferenceFinder references;

    @Inject
    ExtractiveBackend(AssistantConfig assistant, ReferenceFinder references) {
        this.assistant = assistant;
        this.references = references;
    }

    @Override
    public Optional<OpenTarget> open(CatalogueTarget target) {
        return target instanceof ExtractiveTarget ? Optional.of(OpenTarget.of(this)) : Optional.empty();
    }

    @Override
    public Completion generate(GenerationRequest request, TokenSink sink, Cancellation cancellation) {
        cancellation.throwIfCancelled();
        requireModelFree(request);
        OutputLimit limit = OutputLimit.of(request.options(), assistant);
        int maxTokens = limit.tokens();
        GroundingInput inquiry = GroundingInput.of(request);
        QuestionReferences asked = new QuestionReferences(inquiry, references);
        Optional<Excerpt> best = BestExcerpt.of(inquiry, asked);
        ExcerptWords answer = best.map(quotation -> ExcerptWords.quoting(quotation, maxTokens))
                .orElseGet(() -> ExcerptWords.none(asked, maxTokens));
        AnswerWriter writer = new AnswerWriter(request.options().stop(), sink, cancellation);
        FinishReason reason = writer.write(answer);
        Completion completion = new Completion(
                writer.emitted(),
                reason,
                NAME,
                Mode.EXTRACTIVE,
                new TokenUsage(tokens(inquiry), TokenEstimate.of(writer.emitted()), true),
                0,
                warnings(limit, best.isPresent()));
        return best.isPresent() ? completion : completion.refusing();
    }

    /** @throws GenerationException INVALID_PARAMETER for what only a model can do */
    private static void requireModelFree(GenerationRequest request) {
        if (request.prompt() instanceof Prompt.Tokens) {
            throw GenerationException.invalidParameter("prompt", "cannot be tokens: no model answers here; give text");
        }
        if (request.demands().logprobs().isPresent()) {
            throw GenerationException.invalidParameter("logprobs", "cannot be given: no model answers here");
        }
        if (request.demands().tools().isPresent()) {
            throw GenerationException.invalidParameter("tools", "cannot be given: no model answers here");
        }
    }

    /** The estimated tokens of the prompt. */
    private static int tokens(GroundingInput inquiry) {
        return TokenEstimate.of(inquiry.question())
                + inquiry.passages().stream()
                        .mapToInt(passage ->
                                passage.title().map(TokenEstimate::of).orElse(0) + TokenEstimate.of(passage.text()))
                        .sum();
    }

    private static List<String> warnings(OutputLimit limit, boolean quoted) {
        List<String> warnings = new ArrayList<>();
        limit.warning().ifPresent(warnings::add);
        warnings.add(quoted ? QUOTED : NOTHING_FOUND);
        return warnings;
    }

    @Override
    public List<String> models() {
        return List.of();
    }

    @Override
    public ModelStatus modelStatus() {
        return new ModelStatus(
                NAME,
                Mode.EXTRACTIVE,
                new ModelStatus.LoadState.Ready(),
                Optional.empty(),
                Optional.empty(),
                assistant.maxOutputTokens(),
                OptionalInt.empty(),
                OptionalDouble.of(0));
    }
}
