package org.scribes.textgen.generation.explanation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.scribes.textgen.domain.Candidate;
import org.scribes.textgen.domain.CandidateScore;
import org.scribes.textgen.domain.ErrorCode;

/** Why a candidate was chosen, in plain words. */
final class ChoiceWords {
    private static final double PERCENT = 100;

    private ChoiceWords() {}

    /** @param candidates the chosen one first */
    static String of(List<Candidate> candidates) {
        List<CandidateScore> scores = candidates.stream()
                .flatMap(candidate -> candidate.score().stream())
                .toList();
        List<String> words = new ArrayList<>();
        words.add("This is the best of " + scores.size() + " answers: " + merits(scores.get(0)) + ".");
        if (scores.size() > 1) {
            words.add("The next best was passed over because " + difference(scores.get(0), scores.get(1)) + ".");
        }
        long cancelled = candidates.stream()
                .filter(candidate ->
                        candidate.error().filter(ErrorCode.CANCELLED::equals).isPresent())
                .count();
        long failed = candidates.size() - scores.size() - cancelled;
        if (cancelled > 0) {
            words.add(cancelled + " more " + (cancelled == 1 ? "was" : "were")
                    + " stopped once it had passed every check.");
        }
        if (failed > 0) {
            words.add(failed + " more failed.");
        }
        return String.join(" ", words);
    }

    private static String merits(CandidateScore score) {
        String standing = switch (score.standing()) {
            case SUPPORTED -> percent(score.support().orElse(0)) + " of its sentences are supported by a passage";
            case UNCHECKED -> "nothing was checked but its form";
            case REFUSAL -> "it says that there is no answer, and no other was supported";
            case UNSUPPORTED -> "no answer was supported by a passage";
        };
        return standing
                + (score.falseQuotations() == 0
                        ? ", and it quotes nothing falsely"
                        : ", and " + score.falseQuotations() + " of its quotations had to be corrected or left out");
    }

    /** The first measure in which the two differ. */
    private static String difference(CandidateScore best, CandidateScore next) {
        if (next.falseQuotations() > best.falseQuotations()) {
            return "it quotes falsely";
        }
        if (next.standing() != best.standing()) {
            return "it "
                    + switch (next.standing()) {
                        case REFUSAL -> "says that there is no answer";
                        default -> "is supported by no passage";
                    };
        }
        if (next.support().orElse(0) < best.support().orElse(0)) {
            return "only " + percent(next.support().orElse(0)) + " of its sentences are supported";
        }
        if (next.answered().orElse(1) < best.answered().orElse(1)) {
            return "it does not cite what the question asks for";
        }
        if (next.total() < best.total()) {
            return "it scores lower in length, repetition or the model's own certainty";
        }
        return next.agreement() < best.agreement()
                ? "it agrees less with the others on which passages to cite"
                : "it is equally good and came later";
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.0f %%", PERCENT * share);
    }
}
