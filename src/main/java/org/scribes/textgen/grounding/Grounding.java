package org.scribes.textgen.grounding;

import org.scribes.textgen.domain.Cancellation;
import org.scribes.textgen.domain.GenerationException;
import org.scribes.textgen.domain.GroundedAnswer;
import org.scribes.textgen.domain.TokenConstraint;
import org.scribes.textgen.grounding.constraint.QuotationAutomaton;
import org.scribes.textgen.grounding.passage.CitedPassage;
import org.scribes.textgen.grounding.passage.PassageOrder;
import org.scribes.textgen.grounding.passage.QuotableContext;
import org.scribes.textgen.grounding.quotation.GroundingRules;
import org.scribes.textgen.grounding.quotation.PassageLookup;
import org.scribes.textgen.grounding.quotation.QuotationJudge;
import org.scribes.textgen.grounding.quotation.QuotationRepairer;
import org.scribes.textgen.grounding.quotation.ReferenceRepairer;
import org.scribes.textgen.grounding.reference.KnownText;
import org.scribes.textgen.grounding.reference.ReferenceFinder;
import org.scribes.textgen.grounding.text.GoverningWords;
import org.scribes.textgen.grounding.unmarked.UnmarkedQuotationJudge;
import org.scribes.textgen.grounding.unmarked.UnmarkedQuotationReader;

/**
 * Verifies answers against the passages of their requests: finds quotations, references and markers, judges each, and
 * repairs the false ones. Stateless and thread-safe.
 */
public final class Grounding {
    private final ReferenceFinder finder;
    private final KnownText known;
    private final GoverningWords governing;

    /**
     * Creates the verifier for the passages of one work.
     *
     * @param finder finds references to the work
     * @param known holds the wording of the work
     * @param governing the words that change the meaning of what they govern
     */
    public Grounding(ReferenceFinder finder, KnownText known, GoverningWords governing) {
        this.finder = finder;
        this.known = known;
        this.governing = governing;
    }

    /** Begins the verification of a streamed answer. */
    public GroundedText begin(QuotableContext context, GroundingRules rules, GroundedText.Listener listener) {
        return begin(context, rules, listener, () -> {});
    }

    private GroundedText begin(
            QuotableContext context, GroundingRules rules, GroundedText.Listener listener, Runnable cancellationCheck) {
        PassageLookup passages = new PassageLookup(context, finder, governing);
        ReferenceRepairer references = new ReferenceRepairer(passages, rules.changes());
        QuotationJudge judge = new QuotationJudge(passages, known);
        UnitReader units =
                new UnitReader(judge, new QuotationRepairer(passages, known, judge, references, rules), references);
        return new GroundedText(
                units,
                new UnmarkedQuotationReader(known, passages),
                new UnmarkedQuotationJudge(passages, known, rules),
                finder,
                new GroundedOutput(rules, context.layout(), listener),
                cancellationCheck);
    }

    /** The constraint that lets a model quote only one passage at a time, or adjoining passages. */
    public TokenConstraint constraint(QuotableContext context) {
        return QuotationAutomaton.ofTexts(PassageOrder.adjoiningTexts(CitedPassage.all(context, finder)), governing);
    }

    /** Verifies a complete answer. */
    public GroundedAnswer check(String answer, QuotableContext context, GroundingRules rules) {
        return begin(context, rules, GroundedText.Listener.NONE).finish(answer);
    }

    /**
     * Verifies a complete answer, and checks {@code cancellation} before each quotation, reference and marker.
     *
     * @throws GenerationException if {@code cancellation} is cancelled or its deadline has passed
     */
    public GroundedAnswer check(
            String answer, QuotableContext context, GroundingRules rules, Cancellation cancellation) {
        return begin(context, rules, GroundedText.Listener.NONE, cancellation::throwIfCancelled)
                .finish(answer);
    }
}
