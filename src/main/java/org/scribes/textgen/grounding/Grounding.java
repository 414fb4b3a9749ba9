package org.scribes.textgen.grounding;

import org.scribes.textgen.domain.GroundedAnswer;
import org.scribes.textgen.domain.TokenConstraint;

/**
 * Holds answers against the passages that they were made from: finds what they quote and cite, says whether it is there,
 * and mends what is not. Keeps nothing from one answer to the next; safe for many threads.
 */
public final class Grounding {
    private final ReferenceFinder finder;
    private final KnownText known;

    /**
     * Grounding in passages of a work.
     *
     * @param finder knows the references to it
     * @param known knows its wording
     */
    public Grounding(ReferenceFinder finder, KnownText known) {
        this.finder = finder;
        this.known = known;
    }

    /** An answer that is checked while it is written. */
    public GroundedText begin(Context context, GroundingRules rules, GroundedText.Listener listener) {
        PassageLookup passages = new PassageLookup(context, finder);
        PlaceMender places = new PlaceMender(passages, rules.changes());
        UnitReader units = new UnitReader(
                new QuotationJudge(passages, known), new QuotationMender(passages, known, places, rules), places);
        return new GroundedText(
                units,
                new RunReader(known, passages),
                new RunJudge(passages, known, rules),
                finder,
                new GroundedOutput(rules, context.layout(), listener));
    }

    /** What an answer may say inside quotation marks: the words of one passage, or of passages that adjoin. */
    public TokenConstraint constraint(Context context) {
        return QuotationAutomaton.ofTexts(PassageOrder.adjoiningTexts(CitedPassage.all(context, finder)));
    }

    /** An answer that is there already. */
    public GroundedAnswer check(String answer, Context context, GroundingRules rules) {
        GroundedText text = begin(context, rules, GroundedText.Listener.NONE);
        return text.finish(answer);
    }
}
