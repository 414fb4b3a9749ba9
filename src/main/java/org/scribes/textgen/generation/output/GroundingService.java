package org.scribes.textgen.generation.output;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import org.scribes.textgen.config.GroundingConfig;
import org.scribes.textgen.domain.Cancellation;
import org.scribes.textgen.domain.ErrorCode;
import org.scribes.textgen.domain.GenerationException;
import org.scribes.textgen.domain.GenerationRequest;
import org.scribes.textgen.domain.GroundedAnswer;
import org.scribes.textgen.domain.GroundingPolicy;
import org.scribes.textgen.domain.Passage;
import org.scribes.textgen.domain.ScriptureReference;
import org.scribes.textgen.domain.TokenConstraint;
import org.scribes.textgen.grounding.GroundedText;
import org.scribes.textgen.grounding.Grounding;
import org.scribes.textgen.grounding.passage.ContextReader;
import org.scribes.textgen.grounding.passage.GroundingInput;
import org.scribes.textgen.grounding.passage.QuestionReferences;
import org.scribes.textgen.grounding.passage.QuotableContext;
import org.scribes.textgen.grounding.quotation.GroundingRules;
import org.scribes.textgen.grounding.reference.Reference;
import org.scribes.textgen.grounding.reference.ReferenceFinder;
import org.scribes.textgen.grounding.scripture.Canon;
import org.scribes.textgen.grounding.store.GoverningWordsFile;
import org.scribes.textgen.observe.GenerationMetrics;
import org.scribes.textgen.observe.Tracing;

/** Checks the quotations of answers, generated here or elsewhere, against their passages. */
@ApplicationScoped
public class GroundingService {
    private final ReferenceFinder references;
    private final Grounding grounding;
    private final GroundingConfig config;
    private final GenerationMetrics metrics;
    private final Tracing tracing;

    @Inject
    GroundingService(
            Canon canon,
            ReferenceFinder references,
            GroundingConfig config,
            GenerationMetrics metrics,
            Tracing tracing) {
        this.references = references;
        this.grounding = new Grounding(references, canon, GoverningWordsFile.read());
        this.config = config;
        this.metrics = metrics;
        this.tracing = tracing;
    }

    /**
     * Checks an answer that was written elsewhere, for as long as somebody waits for it. Nothing in it is masked: it is the
     * caller's own text.
     *
     * @throws GenerationException UNGROUNDED if {@code policy} enforces and something would have to be left out;
     *     INVALID_PARAMETER if two passages have the same id; what {@code cancellation} throws once it is not wanted any more
     */
    public GroundedAnswer verify(
            String answer, List<Passage> passages, GroundingPolicy policy, Cancellation cancellation) {
        Passage.requireUniqueIds(passages);
        GroundedAnswer checked = grounding.check(answer, QuotableContext.of(passages), rules(policy), cancellation);
        metrics.grounded(checked);
        if (policy == GroundingPolicy.ENFORCE && !checked.mended()) {
            throw ungrounded();
        }
        return checked;
    }

    /**
     * The references to the Bible in {@code text}, in its order.
     *
     * @throws GenerationException what {@code cancellation} throws if it is not wanted before or after the search, which
     *     takes well under a second for the largest body
     */
    public List<ScriptureReference> references(String text, Cancellation cancellation) {
        cancellation.throwIfCancelled();
        List<ScriptureReference> found = new ArrayList<>();
        int at = 0;
        int codePoints = 0;
        for (Reference reference : references.find(text)) {
            int start = codePoints + text.codePointCount(at, reference.span().start());
            String name = reference.span().of(text);
            codePoints = start + name.codePointCount(0, name.length());
            at = reference.span().end();
            found.add(new ScriptureReference(name, reference.name(), start, codePoints, reference.exists()));
        }
        cancellation.throwIfCancelled();
        return found;
    }

    /** What the answer to {@code request} may quote, and what its question refers to. */
    GroundingPlan plan(GenerationRequest request) {
        GroundingInput input = GroundingInput.of(request);
        QuotableContext context = ContextReader.of(request, input);
        return new GroundingPlan(context, new QuestionReferences(input, references));
    }

    /** A check of an answer that arrives in pieces. */
    GroundedText begin(QuotableContext context, GroundingPolicy policy, GroundedText.Listener listener) {
        return grounding.begin(context, rules(policy), listener);
    }

    /** Ends a check, and counts what it found. */
    GroundedAnswer finish(GroundingFilter filter) {
        GroundedAnswer answer = tracing.within("grounding", span -> {
            GroundedAnswer grounded = filter.finish();
            span.set("scribes.grounding.mended", grounded.mended());
            return grounded;
        });
        metrics.grounded(answer);
        metrics.held(filter.longestHold());
        return answer;
    }

    /** What an answer may write inside quotation marks. */
    TokenConstraint constraint(QuotableContext context) {
        return grounding.constraint(context);
    }

    public static GenerationException unanswerable() {
        return new GenerationException(
                ErrorCode.UNGROUNDED,
                "the question asks for a place that does not exist, or that no passage holds: there is nothing to quote");
    }

    public static GenerationException ungrounded() {
        return new GenerationException(
                ErrorCode.UNGROUNDED, "the answer quotes what the passages do not hold, and could not be put right");
    }

    private GroundingRules rules(GroundingPolicy policy) {
        return new GroundingRules(policy, config.outsideContext(), config.omissionMark(), config.clippedWords());
    }
}
