package org.scribes.textgen.generation.candidate;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.IntStream;
import org.scribes.textgen.domain.CandidateScore;
import org.scribes.textgen.domain.Standing;

/**
 * Ranks answers: by standing, then by total, then by agreement. The total is the weighted mean of the shares, less one for
 * each false quotation, so that no other merit makes up for one. A share that some of the answers lack counts for none.
 */
public final class Ranking {
    /** The weights of the shares. */
    static final double SUPPORT = 0.40;

    static final double ANSWERED = 0.25;
    static final double LIKELIHOOD = 0.15;
    static final double LENGTH = 0.10;
    static final double VARIETY = 0.10;

    private static final double HUNDRED = 100;

    private static final Comparator<CandidateScore> BEST_FIRST = Comparator.comparing(CandidateScore::standing)
            .thenComparing(Comparator.comparingDouble(CandidateScore::total).reversed())
            .thenComparing(Comparator.comparingDouble(CandidateScore::agreement).reversed());

    private Ranking() {}

    /** The scores of {@code answers}, in their order. */
    public static List<CandidateScore> scores(List<AnswerChecks> answers) {
        boolean likelihoods =
                answers.stream().allMatch(answer -> answer.likelihood().isPresent());
        return IntStream.range(0, answers.size())
                .mapToObj(index -> score(answers.get(index), agreement(index, answers), likelihoods))
                .toList();
    }

    /** The indices of {@code scores}, the best first; of equal ones the earlier first. */
    public static List<Integer> order(List<CandidateScore> scores) {
        return IntStream.range(0, scores.size())
                .boxed()
                .sorted(Comparator.comparing(scores::get, BEST_FIRST))
                .toList();
    }

    /** Whether an answer passes every check, whatever the others are. */
    public static boolean passes(AnswerChecks answer) {
        boolean sound = answer.standing() == Standing.SUPPORTED || answer.standing() == Standing.UNCHECKED;
        return sound && answer.falseQuotations() == 0 && answer.answered().orElse(1) >= 1 && answer.length() >= 1;
    }

    private static CandidateScore score(AnswerChecks answer, double agreement, boolean likelihoods) {
        return new CandidateScore(
                answer.standing(),
                total(answer, likelihoods),
                answer.falseQuotations(),
                answer.support(),
                answer.answered(),
                answer.length(),
                answer.variety(),
                answer.likelihood(),
                agreement,
                passes(answer));
    }

    private static double total(AnswerChecks answer, boolean likelihoods) {
        double sum = LENGTH * answer.length() + VARIETY * answer.variety();
        double weights = LENGTH + VARIETY;
        if (answer.support().isPresent()) {
            sum += SUPPORT * answer.support().getAsDouble();
            weights += SUPPORT;
        }
        if (answer.answered().isPresent()) {
            sum += ANSWERED * answer.answered().getAsDouble();
            weights += ANSWERED;
        }
        OptionalDouble likelihood = answer.likelihood();
        if (likelihoods && likelihood.isPresent()) {
            sum += LIKELIHOOD * likelihood.getAsDouble();
            weights += LIKELIHOOD;
        }
        return Math.round(HUNDRED * sum / weights) / HUNDRED - answer.falseQuotations();
    }

    /** The mean overlap (Jaccard index) of the cited passages with those of the other answers; 1 where there is no other. */
    private static double agreement(int index, List<AnswerChecks> all) {
        return IntStream.range(0, all.size())
                .filter(other -> other != index)
                .mapToDouble(
                        other -> overlap(all.get(index).cited(), all.get(other).cited()))
                .average()
                .orElse(1);
    }

    private static double overlap(Set<String> one, Set<String> other) {
        Set<String> union = new HashSet<>(one);
        union.addAll(other);
        Set<String> common = new HashSet<>(one);
        common.retainAll(other);
        return union.isEmpty() ? 1 : (double) common.size() / union.size();
    }
}
