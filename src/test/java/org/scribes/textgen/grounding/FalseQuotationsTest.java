package org.scribes.textgen.grounding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.scribes.textgen.domain.Citation;
import org.scribes.textgen.domain.GroundedAnswer;
import org.scribes.textgen.domain.GroundingPolicy;
import org.scribes.textgen.domain.Verdict;
import org.scribes.textgen.grounding.passage.QuotableContext;
import org.scribes.textgen.grounding.scripture.Alteration;
import org.scribes.textgen.grounding.scripture.AlteredQuotations;

/** Checks honest and false quotations of many verses: every false one is found, and every honest one passes. */
class FalseQuotationsTest {
    private static final int EACH = Integer.getInteger("grounding.corpus", 300);
    private static final int SHOWN = 6;
    private static final double FALSE_FOUND = 1.0;
    private static final double HONEST_PASS = 1.0;

    @Test
    void falseQuotations_areFound_honestOnesPass(TestReporter reporter) {
        Map<Alteration, int[]> counts = new EnumMap<>(Alteration.class);
        Map<Alteration, List<String>> misses = new EnumMap<>(Alteration.class);
        for (AlteredQuotations.Case each : AlteredQuotations.of(EACH, 20261123)) {
            GroundedAnswer report = TestingGrounding.GROUNDING.check(
                    each.answer(), QuotableContext.of(each.passages()), TestingGrounding.rules(GroundingPolicy.REPORT));
            boolean right = each.honest() ? isVerified(report) : isFound(report);
            int[] count = counts.computeIfAbsent(each.kind(), kind -> new int[2]);
            count[0]++;
            count[1] += right ? 1 : 0;
            if (!right) {
                misses.computeIfAbsent(each.kind(), kind -> new ArrayList<>())
                        .add(each.answer() + " <- " + each.passages().get(0).text() + " "
                                + TestingGrounding.verdicts(report));
            }
        }
        misses.values()
                .forEach(texts -> texts.subList(Math.min(SHOWN, texts.size()), texts.size())
                        .clear());
        counts.forEach((kind, count) -> reporter.publishEntry(kind.name(), count[1] + " of " + count[0]));
        counts.forEach((kind, count) -> assertThat(count[1])
                .as("%s: %s", kind, misses.get(kind))
                .isGreaterThanOrEqualTo((int) Math.ceil(count[0] * (kind.honest() ? HONEST_PASS : FALSE_FOUND))));
    }

    private static boolean isVerified(GroundedAnswer answer) {
        List<Citation> quotes = quotations(answer);
        return !quotes.isEmpty() && quotes.stream().allMatch(quote -> quote.verdict() == Verdict.VERIFIED);
    }

    private static boolean isFound(GroundedAnswer answer) {
        return quotations(answer).stream().anyMatch(quote -> quote.verdict() != Verdict.VERIFIED);
    }

    private static List<Citation> quotations(GroundedAnswer answer) {
        return answer.citations().stream()
                .filter(citation -> citation.kind().isQuotation())
                .toList();
    }
}
