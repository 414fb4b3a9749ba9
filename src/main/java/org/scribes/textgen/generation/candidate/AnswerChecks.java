package org.scribes.textgen.generation.candidate;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;
import org.scribes.textgen.domain.Citation;
import org.scribes.textgen.domain.Completion;
import org.scribes.textgen.domain.FinishReason;
import org.scribes.textgen.domain.GroundedAnswer;
import org.scribes.textgen.domain.GroundingSummary;
import org.scribes.textgen.domain.Standing;
import org.scribes.textgen.domain.TokenScore;
import org.scribes.textgen.domain.Verdict;

/**
 * What can be checked of one answer without the others.
 *
 * @param standing what kind of answer it is
 * @param falseQuotations the quotations that the model fabricated or altered, whether or not they were repaired
 * @param support the share of sentences with a sound citation, 0 to 1; absent if nothing was checked
 * @param answered the share of the question's references whose passages are cited, 0 to 1; absent if the question has none
 * @param length 0 to 1, as {@link TextShape} has it
 * @param variety 0 to 1, as {@link TextShape} has it
 * @param likelihood the geometric mean of the tokens' probabilities, 0 to 1; absent if they are not known
 * @param cited the ids of the passages that supported citations name
 */
public record AnswerChecks(
        Standing standing,
        int falseQuotations,
        OptionalDouble support,
        OptionalDouble answered,
        double length,
        double variety,
        OptionalDouble likelihood,
        Set<String> cited) {
    private static final Set<Verdict> FALSE = EnumSet.of(Verdict.FABRICATED, Verdict.ALTERED);

    public AnswerChecks {
        cited = Set.copyOf(cited);
    }

    /**
     * Checks an answer.
     *
     * @param grounded what the grounding checks found, if they ran
     * @param asked for each reference of the question that passages hold, the ids of these passages
     */
    public static AnswerChecks of(Completion completion, Optional<GroundedAnswer> grounded, List<Set<String>> asked) {
        Set<String> cited = grounded.map(AnswerChecks::cited).orElse(Set.of());
        return new AnswerChecks(
                standing(completion, grounded),
                grounded.map(answer -> count(answer.summary(), FALSE)).orElse(0),
                grounded.map(answer ->
                                OptionalDouble.of(answer.summary().citedShare().orElse(0)))
                        .orElse(OptionalDouble.empty()),
                grounded.isPresent() ? answered(cited, asked) : OptionalDouble.empty(),
                TextShape.length(completion.text(), completion.finishReason() == FinishReason.LENGTH),
                TextShape.variety(completion.text()),
                likelihood(completion),
                cited);
    }

    private static Standing standing(Completion completion, Optional<GroundedAnswer> grounded) {
        boolean shownFalse = grounded.filter(answer -> count(answer.summary(), EnumSet.of(Verdict.FABRICATED)) > 0
                        || answer.falseQuotationsShown() > 0)
                .isPresent();
        if (completion.refusal()) {
            return shownFalse ? Standing.UNSUPPORTED : Standing.REFUSAL;
        }
        return grounded.map(answer -> answer.summary().citedSentences() > 0 && !shownFalse
                        ? Standing.SUPPORTED
                        : Standing.UNSUPPORTED)
                .orElse(Standing.UNCHECKED);
    }

    /** All citations count, those beyond the listed ones too. */
    private static int count(GroundingSummary summary, Set<Verdict> verdicts) {
        return summary.counts().entrySet().stream()
                .filter(entry -> entry.getKey().isQuotation())
                .map(Map.Entry::getValue)
                .flatMap(counts -> counts.entrySet().stream())
                .filter(entry -> verdicts.contains(entry.getKey()))
                .mapToInt(Map.Entry::getValue)
                .sum();
    }

    private static Set<String> cited(GroundedAnswer answer) {
        return answer.citations().stream()
                .filter(Citation::supported)
                .flatMap(citation -> citation.sources().stream())
                .map(Citation.Source::passage)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static OptionalDouble answered(Set<String> cited, List<Set<String>> asked) {
        return asked.stream()
                .mapToDouble(passages -> passages.stream().anyMatch(cited::contains) ? 1 : 0)
                .average();
    }

    private static OptionalDouble likelihood(Completion completion) {
        OptionalDouble mean = completion.scores().stream()
                .flatMap(scores -> scores.answer().stream())
                .map(TokenScore::logprob)
                .flatMapToDouble(OptionalDouble::stream)
                .average();
        return mean.isPresent() ? OptionalDouble.of(Math.exp(mean.getAsDouble())) : mean;
    }
}
