package org.scribes.textgen.grounding;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.scribes.textgen.domain.Citation;
import org.scribes.textgen.domain.GroundedAnswer;
import org.scribes.textgen.domain.GroundingPolicy;
import org.scribes.textgen.domain.OutsideContext;
import org.scribes.textgen.domain.Passage;
import org.scribes.textgen.grounding.passage.QuotableContext;
import org.scribes.textgen.grounding.quotation.GroundingRules;
import org.scribes.textgen.grounding.scripture.ScriptureReferences;
import org.scribes.textgen.grounding.store.TestingCanon;
import org.scribes.textgen.grounding.store.TestingWords;

/** Creates passages and checks answers for tests. */
public final class TestingGrounding {
    static final String MARK = "[quotation left out: not in the passages]";
    static final Grounding GROUNDING = new Grounding(new ScriptureReferences(), TestingCanon.get(), TestingWords.get());

    private TestingGrounding() {}

    public static Passage passage(String id, String reference, String text) {
        return new Passage(id, text, Optional.of(reference), Optional.empty());
    }

    static GroundingRules rules(GroundingPolicy policy) {
        return new GroundingRules(policy, OutsideContext.LEAVE_OUT, MARK, 40);
    }

    public static GroundedAnswer check(String answer, GroundingPolicy policy, Passage... passages) {
        return GROUNDING.check(answer, QuotableContext.of(List.of(passages)), rules(policy));
    }

    /** Each citation as {@code kind verdict}. */
    public static List<String> verdicts(GroundedAnswer answer) {
        List<String> verdicts = new ArrayList<>();
        for (Citation citation : answer.citations()) {
            verdicts.add((citation.kind() + " " + citation.verdict()).toLowerCase(java.util.Locale.ROOT));
        }
        return verdicts;
    }
}
