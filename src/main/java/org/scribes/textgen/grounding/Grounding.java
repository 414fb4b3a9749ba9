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
 * Holds answers against the passages that they were made from: finds what they quote and cite, says whether it is there,
 * and mends what is not. Keeps nothing from one answer to the next; safe for many threads.
 */
public final class Grounding {
    private final ReferenceFinder finder;
    private final KnownText known;
    private final GoverningWords governing;

    /**
     * Grounding in passages of a work.
     *
     * @param finder knows the references to it
     * @param known knows its wording
     * @param governing the words without which others may mislead
     */
    public Grounding(ReferenceFinder finder, KnownText known, GoverningWords governing) {
        this.finder = finder;
        this.known = known;
        this.governing = governing;
    }

    /** An answer that is checked while it is written. */
    public GroundedText begin(QuotableContext context, GroundingRules rules, GroundedText.Listener listener) {
        return begin(context, rules, listener, () -> {});
    }

    private GroundedText begin(
            QuotableContext context, GroundingRules rules, GroundedText.Listener listener, Runnable wanted) {
        PassageLookup passages = new PassageLookup(context, finder, governing);
        ReferenceRepairer places = new ReferenceRepairer(passages, rules.changes());
        QuotationJudge judge = new QuotationJudge(passages, known);
        UnitReader units = new UnitReader(judge, new QuotationRepairer(passages, known, judge, places, rules), places);
        return new GroundedText(
                units,
                new UnmarkedQuotationReader(known, passages),
                new UnmarkedQuotationJudge(passages, known, rules),
                finder,
                new GroundedOutput(rules, context.layout(), listener),
                wanted);
    }

    /** What an answer may say inside quotation marks: the words of one passage, or of passages that adjoin. */
    public TokenConstraint constraint(QuotableContext context) {
        return QuotationAutomaton.ofTexts(PassageOrder.adjoiningTexts(CitedPassage.all(context, finder)), governing);
    }

    /** An answer that is there already. */
    public GroundedAnswer check(String answer, QuotableContext context, GroundingRules rules) {
        return begin(context, rules, GroundedText.Listener.NONE).finish(answer);
    }

    /**
     * As {@link #check(String, Context, GroundingRules)}, for as long as somebody waits for it: asked before each quotation
     * and reference.
     *
     * @throws GenerationException what {@code cancellation} throws once it is not wanted any more
     */
    public GroundedAnswer check(
            String answer, QuotableContext context, GroundingRules rules, Cancellation cancellation) {
        return begin(context, rules, GroundedText.Listener.NONE, cancellation::throwIfCancelled)
                .finish(answer);
    }
}
