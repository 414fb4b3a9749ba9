package org.scribes.textgen.generation.pipeline;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.scribes.textgen.domain.Candidate;
import org.scribes.textgen.domain.CandidateMode;
import org.scribes.textgen.domain.CandidateScore;
import org.scribes.textgen.domain.Completion;
import org.scribes.textgen.domain.GenerationException;
import org.scribes.textgen.domain.GenerationRequest;
import org.scribes.textgen.domain.GenerationResult;
import org.scribes.textgen.domain.StreamEvent;
import org.scribes.textgen.generation.candidate.AnswerChecks;
import org.scribes.textgen.generation.candidate.Ranking;

/** The choice among the candidates of one request. */
final class CandidateChoice {
    private final GenerationRequest request;
    /** The answers, the chosen one first. */
    private final List<Scored> answers;

    private final List<CandidateOutcome> failures;
    private final String model;

    private record Scored(CandidateOutcome outcome, GenerationResult result, CandidateScore score) {}

    /**
     * Ranks the candidates.
     *
     * @param asked for each reference of the question that passages hold, the ids of these passages
     * @param model the model of a candidate whose request names none
     * @throws GenerationException the failure of the first candidate if all have failed
     */
    CandidateChoice(GenerationRequest request, List<CandidateOutcome> outcomes, List<Set<String>> asked, String model) {
        this.request = request;
        this.model = model;
        this.failures =
                outcomes.stream().filter(one -> one.failure().isPresent()).toList();
        List<CandidateOutcome> answered =
                outcomes.stream().filter(one -> one.result().isPresent()).toList();
        if (answered.isEmpty()) {
            throw failures.stream()
                    .flatMap(one -> one.failure().stream())
                    .findFirst()
                    .orElseThrow();
        }
        this.answers = ranked(answered, asked);
    }

    private List<Scored> ranked(List<CandidateOutcome> answered, List<Set<String>> asked) {
        List<GenerationResult> results =
                answered.stream().flatMap(one -> one.result().stream()).toList();
        List<CandidateScore> scores = Ranking.scores(results.stream()
                .map(result -> AnswerChecks.of(result.completion(), result.grounded(), asked))
                .toList());
        List<Scored> ranked = new ArrayList<>();
        Ranking.order(scores)
                .forEach(index -> ranked.add(new Scored(answered.get(index), results.get(index), scores.get(index))));
        if (request.candidates().mode() == CandidateMode.RACE) {
            ranked.sort(Comparator.comparing(answer -> !answer.score().passed()));
        }
        return ranked;
    }

    /** Emits the events of the chosen candidate, and returns its answer with all candidates. */
    GenerationResult show(Consumer<StreamEvent> events) {
        Scored chosen = answers.get(0);
        chosen.outcome().events().forEach(events);
        List<Candidate> all = new ArrayList<>();
        all.add(answered(chosen, true));
        answers.stream().skip(1).forEach(answer -> all.add(answered(answer, false)));
        failures.forEach(failure -> all.add(failed(failure)));
        Completion completion = chosen.result().completion();
        boolean scoresWanted = request.demands().logprobs().isPresent();
        return chosen.result().chosenFrom(all, scoresWanted ? completion : completion.withoutScores());
    }

    private Candidate answered(Scored answer, boolean chosen) {
        Completion completion = answer.result().completion();
        return new Candidate(
                completion.model(),
                answer.result().route().target(),
                answer.outcome().request().options().seed(),
                chosen,
                Optional.of(answer.score()),
                Optional.of(completion.usage()),
                Optional.empty(),
                request.candidates().texts() ? Optional.of(completion.text()) : Optional.empty());
    }

    private Candidate failed(CandidateOutcome failure) {
        return new Candidate(
                failure.request().model().orElse(model),
                Optional.empty(),
                failure.request().options().seed(),
                false,
                Optional.empty(),
                Optional.empty(),
                failure.error(),
                Optional.empty());
    }
}
