package org.scribes.textgen.generation.output;

import static org.scribes.textgen.observe.EventLog.field;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.scribes.textgen.config.OutputConfig;
import org.scribes.textgen.config.PiiConfig;
import org.scribes.textgen.config.Thinking;
import org.scribes.textgen.domain.Cancellation;
import org.scribes.textgen.domain.Completion;
import org.scribes.textgen.domain.Consumption;
import org.scribes.textgen.domain.ContextLayout;
import org.scribes.textgen.domain.GenerationRequest;
import org.scribes.textgen.domain.GroundedAnswer;
import org.scribes.textgen.domain.GroundingPolicy;
import org.scribes.textgen.domain.Passage;
import org.scribes.textgen.grounding.passage.ContextReader;
import org.scribes.textgen.grounding.passage.NumberedPassage;
import org.scribes.textgen.grounding.passage.QuotableContext;
import org.scribes.textgen.grounding.reference.ReferenceFinder;
import org.scribes.textgen.guard.OutputFault;
import org.scribes.textgen.guard.OutputValidator;
import org.scribes.textgen.guard.PiiMasker;
import org.scribes.textgen.guard.TextSpan;
import org.scribes.textgen.guard.store.LetterTrigramsFile;
import org.scribes.textgen.observe.EventLog;
import org.scribes.textgen.observe.GenerationMetrics;

/** Sets up the filters of each attempt's answer, and validates whole answers. */
@ApplicationScoped
public class OutputFilters {
    private static final EventLog LOG = EventLog.of(OutputFilters.class);

    private final GroundingService grounding;
    private final ReferenceFinder references;
    private final OutputValidator validator;
    private final PiiMasker masker;
    private final boolean allowFromPassages;
    private final boolean showsThinking;
    private final GenerationMetrics metrics;

    @Inject
    public OutputFilters(
            GroundingService grounding,
            OutputConfig output,
            PiiConfig pii,
            ReferenceFinder references,
            GenerationMetrics metrics) {
        this.grounding = grounding;
        this.references = references;
        this.validator = new OutputValidator(output, LetterTrigramsFile.read());
        this.masker = new PiiMasker(pii, this::references);
        this.showsThinking = output.thinking() == Thinking.EVENT;
        this.allowFromPassages = pii.allowFromPassages();
        this.metrics = metrics;
    }

    /** What the answer to {@code request} may quote; nothing where grounding is off. */
    public Optional<GroundingPlan> plan(GenerationRequest request) {
        return request.grounding() == GroundingPolicy.OFF ? Optional.empty() : Optional.of(grounding.plan(request));
    }

    /** {@code request} with the constraint of its plan, where the policy and the plan call for one. */
    public GenerationRequest constrained(GenerationRequest request, Optional<GroundingPlan> plan) {
        return plan.filter(some -> some.constrains(request.grounding()))
                .map(some -> request.constrainedBy(() -> grounding.constraint(some.context())))
                .orElse(request);
    }

    /**
     * The filters of one attempt.
     *
     * @param awaitsThinking whether the model is known to close its thinking without opening it
     * @param meter takes what the attempt consumed
     */
    public AnswerOutput begin(
            GenerationRequest request,
            Optional<GroundingPlan> plan,
            boolean awaitsThinking,
            AnswerEvents events,
            Consumer<Consumption> meter,
            Cancellation cancellation) {
        List<Passage> passages = allowFromPassages
                ? passages(plan.map(GroundingPlan::context).orElseGet(() -> ContextReader.of(request)))
                : List.of();
        return new AnswerOutput(
                awaitsThinking,
                () -> new MaskingFilter(
                        () -> masker.begin(passages), text -> masker.masked(text, passages), events, showsThinking),
                next -> plan.map(some -> new GroundingFilter(
                        listener -> grounding.begin(some.context(), request.grounding(), listener),
                        next,
                        cancellation)),
                events,
                request.delivery(),
                meter);
    }

    /**
     * Why a whole answer, as the model wrote it, is not fit to be shown; nothing if it is. The fault reads on from "the
     * answer" and holds nothing of it.
     */
    public Optional<String> fault(GenerationRequest request, Completion written) {
        Optional<OutputFault> fault = validator.fault(request, written);
        fault.ifPresent(found -> {
            metrics.invalidOutput(found);
            LOG.warn("answer_invalid", field("backend", written.mode()), field("fault", found));
        });
        return fault.map(OutputFault::words);
    }

    /** Emits what the filters still hold back, and returns the answer as it was shown. */
    public AnswerOutput.Shown finish(AnswerOutput output, Completion written) {
        Optional<GroundedAnswer> grounded = output.grounding().map(grounding::finish);
        Completion shown =
                grounded.map(written::shownAs).orElseGet(() -> output.masking().finish(written));
        output.masking().masked().forEach(metrics::piiMasked);
        return new AnswerOutput.Shown(shown, grounded);
    }

    /** A prompt as a whole is no passage: personal data in it must not be shown because of it. */
    private static List<Passage> passages(QuotableContext context) {
        return context.layout() == ContextLayout.PROMPT
                ? List.of()
                : context.passages().stream().map(NumberedPassage::passage).toList();
    }

    /** References that exist: digits behind a name that is no reference may be a phone number. */
    private List<TextSpan> references(CharSequence text) {
        return references.find(text).stream()
                .filter(reference -> reference.exists())
                .map(reference ->
                        new TextSpan(reference.span().start(), reference.span().end()))
                .toList();
    }
}
