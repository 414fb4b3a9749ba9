package org.scribes.textgen.domain;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * One of the answers that were generated for a request.
 *
 * @param model the model that answered or, for a failed candidate, was asked
 * @param target the target that answered, if it is known
 * @param chosen whether this is the answer
 * @param score absent if the candidate failed
 * @param usage the tokens of the candidate's last attempt; absent if it failed
 * @param error why there is no answer; CANCELLED if another candidate won the race
 * @param text the text as it would have been shown, if the request asks for it
 */
public record Candidate(
        String model,
        Optional<String> target,
        OptionalLong seed,
        boolean chosen,
        Optional<CandidateScore> score,
        Optional<TokenUsage> usage,
        Optional<ErrorCode> error,
        Optional<String> text) {
    /** Omits the text, since server traces print method arguments. */
    @Override
    public String toString() {
        return "Candidate[" + model + " " + seed + (chosen ? " chosen" : "") + "]";
    }
}
