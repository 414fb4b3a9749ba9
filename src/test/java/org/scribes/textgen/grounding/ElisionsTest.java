package org.scribes.textgen.grounding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.scribes.textgen.grounding.TestingConstraints.after;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.scribes.textgen.domain.GroundedAnswer;
import org.scribes.textgen.domain.GroundingPolicy;
import org.scribes.textgen.domain.TokenConstraint;
import org.scribes.textgen.domain.Verdict;
import org.scribes.textgen.grounding.constraint.QuotationAutomaton;
import org.scribes.textgen.grounding.quotation.Elisions;
import org.scribes.textgen.grounding.store.TestingWords;

/** Checks the ellipsis rule on 500 clippings and 500 honest elisions, other ones than it was tuned on. */
class ElisionsTest {
    private static final int EACH = 500;
    /** The seed; use another one to tune. */
    private static final long SEED = Long.getLong("elisions.seed", 20261130);

    private static final int MOST_MISSES = 0;
    private static final int MOST_FALSE_ALARMS = 5;

    @Test
    void clippings_areFound_honestElisionsPass(TestReporter reporter) {
        Elisions elisions = new Elisions(SEED);
        List<String> misses = wrong(elisions.clippings(EACH), false);
        List<String> alarms = wrong(elisions.honest(EACH), true);

        reporter.publishEntry("clippings missed", misses.size() + " of " + EACH);
        reporter.publishEntry("false alarms on honest elisions", alarms.size() + " of " + EACH);
        assertThat(misses).as("clippings missed").hasSizeLessThanOrEqualTo(MOST_MISSES);
        assertThat(alarms).as("false alarms").hasSizeLessThanOrEqualTo(MOST_FALSE_ALARMS);
    }

    private static List<String> wrong(List<Elisions.Elision> elisions, boolean honest) {
        List<String> wrong = new ArrayList<>();
        for (Elisions.Elision elision : elisions) {
            if (isVerified(elision, elision.quotation()) != honest) {
                wrong.add(elision.quotation() + " <- " + elision.verse());
            }
        }
        return wrong;
    }

    private static boolean isVerified(Elisions.Elision elision, String quotation) {
        GroundedAnswer answer = TestingGrounding.check(
                "Scripture says, \"" + quotation + "\" [1]", GroundingPolicy.REPORT, elision.passage());
        return !answer.citations().isEmpty()
                && answer.citations().stream()
                        .filter(citation -> citation.kind().isQuotation())
                        .allMatch(citation -> citation.verdict() == Verdict.VERIFIED);
    }

    /** The local model's constraint offers no ellipsis that the verifier refuses, and most of the others. */
    @Test
    void automaton_offersNoRefusedEllipsis(TestReporter reporter) {
        Elisions elisions = new Elisions(SEED + 1);
        assertThat(elisions.clippings(EACH).stream().filter(ElisionsTest::isOffered))
                .isEmpty();

        List<Elisions.Elision> honest = elisions.honest(EACH);
        List<Elisions.Elision> offered =
                honest.stream().filter(ElisionsTest::isOffered).toList();
        reporter.publishEntry("honest elisions that the automaton offers", offered.size() + " of " + EACH);
        assertThat(offered.stream().filter(elision -> !isVerified(elision, elision.plainQuotation())))
                .isEmpty();
        assertThat(offered).hasSizeGreaterThan(EACH * 3 / 4);
    }

    private static boolean isOffered(Elisions.Elision elision) {
        TokenConstraint automaton = QuotationAutomaton.ofTexts(List.of(elision.verse()), TestingWords.get());
        return after(automaton, "\"" + elision.plainQuotation() + "\"") != TokenConstraint.REFUSED;
    }
}
