package org.scribes.textgen.domain;

import java.util.List;

/**
 * How many candidates are generated for the answer to a request, and what is told of the choice.
 *
 * @param count 1 to {@link #MOST}; 1 is an answer without a choice
 * @param models the models that the candidates are spread over, in turn; empty for the request's own model
 * @param texts whether the texts of all candidates are part of the answer
 * @param explained whether the answer comes with an explanation
 * @param scored whether the request is for one candidate, whose log-probabilities are wanted where they are known
 */
public record CandidateOptions(
        int count, CandidateMode mode, List<String> models, boolean texts, boolean explained, boolean scored) {
    /** The most candidates of a request. */
    public static final int MOST = 8;

    /** One answer without an explanation. */
    public static final CandidateOptions NONE =
            new CandidateOptions(1, CandidateMode.BEST, List.of(), false, false, false);

    /** One candidate of several. */
    static final CandidateOptions CANDIDATE =
            new CandidateOptions(1, CandidateMode.BEST, List.of(), false, false, true);

    public CandidateOptions {
        models = List.copyOf(models);
        if (count < 1 || count > MOST) {
            throw GenerationException.invalidParameter("candidates", "must be from 1 to " + MOST);
        }
        if (models.size() > count) {
            throw GenerationException.invalidParameter(
                    "candidate_models", "names more models than there are candidates: raise candidates");
        }
    }

    /** Options as a client gives them. */
    public CandidateOptions(int count, CandidateMode mode, List<String> models, boolean texts, boolean explained) {
        this(count, mode, models, texts, explained, false);
    }

    /** Whether there is something to choose from. */
    public boolean several() {
        return count > 1;
    }
}
