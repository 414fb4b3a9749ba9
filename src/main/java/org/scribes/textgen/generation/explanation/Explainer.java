package org.scribes.textgen.generation.explanation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.scribes.textgen.domain.Citation;
import org.scribes.textgen.domain.Explanation;
import org.scribes.textgen.domain.Explanation.ExplainedRepair;
import org.scribes.textgen.domain.Explanation.ExplainedSentence;
import org.scribes.textgen.domain.Explanation.TriedTarget;
import org.scribes.textgen.domain.Failover;
import org.scribes.textgen.domain.GenerationResult;
import org.scribes.textgen.domain.GroundedAnswer;
import org.scribes.textgen.domain.Passage;
import org.scribes.textgen.domain.Route;
import org.scribes.textgen.grounding.text.CodePoints;
import org.scribes.textgen.grounding.text.Sentences;
import org.scribes.textgen.grounding.text.Span;

/** Explains an answer from its citations, its route and the candidates that it was chosen from. */
public final class Explainer {
    private Explainer() {}

    /**
     * Explains {@code result}.
     *
     * @param passages the passages of the request, which the words of the explanation name
     */
    public static Explanation explain(GenerationResult result, List<Passage> passages) {
        List<ExplainedSentence> sentences =
                result.grounded().map(Explainer::sentences).orElse(List.of());
        List<ExplainedRepair> repairs =
                result.grounded().map(Explainer::repairs).orElse(List.of());
        List<TriedTarget> targets = targets(result.route());
        String text = new PlainWords(result, passages).of(sentences, repairs, targets);
        return new Explanation(text, sentences, repairs, targets);
    }

    private static List<ExplainedSentence> sentences(GroundedAnswer answer) {
        CodePoints codePoints = new CodePoints(answer.text());
        List<ExplainedSentence> sentences = new ArrayList<>();
        for (Span span : Sentences.spans(answer.text())) {
            int start = codePoints.before(span.start());
            int end = codePoints.before(span.end());
            sentences.add(new ExplainedSentence(start, end, passages(answer, start, end)));
        }
        return sentences;
    }

    /** The passages of the supported citations that begin in a sentence. */
    private static List<String> passages(GroundedAnswer answer, int start, int end) {
        return answer.citations().stream()
                .filter(citation -> citation.start() >= start && citation.start() < end)
                .filter(Citation::supported)
                .flatMap(citation -> citation.sources().stream())
                .map(Citation.Source::passage)
                .distinct()
                .toList();
    }

    private static List<ExplainedRepair> repairs(GroundedAnswer answer) {
        return answer.citations().stream()
                .filter(citation -> citation.repairedFrom().isPresent())
                .map(citation -> new ExplainedRepair(
                        citation.kind(),
                        citation.verdict(),
                        citation.repairedFrom().orElseThrow(),
                        citation.text()))
                .toList();
    }

    private static List<TriedTarget> targets(Route route) {
        List<TriedTarget> targets = new ArrayList<>();
        for (Failover failover : route.failover()) {
            targets.add(
                    new TriedTarget(failover.from(), Optional.of(failover.reason()), Optional.of(failover.detail())));
        }
        if (route.attempts() > 0) {
            route.target()
                    .ifPresent(target -> targets.add(new TriedTarget(target, Optional.empty(), Optional.empty())));
        }
        return targets;
    }
}
