package org.scribes.textgen.backend.local.prompt;

import java.util.List;
import java.util.Optional;
import org.scribes.textgen.backend.local.kv.PrefixSharing;
import org.scribes.textgen.backend.local.sampling.SamplingParameters;
import org.scribes.textgen.domain.LogprobOptions;
import org.scribes.textgen.domain.TokenConstraint;

/**
 * A request converted to the model's tokens and parameters.
 *
 * @param prompt token ids, at least one
 * @param maxNewTokens the maximum number of tokens to generate; prompt and answer fit the context window. 0 if only the
 *     prompt is scored.
 * @param stop stop sequences
 * @param constraint restricts the answer's text
 * @param warnings deviations from the request
 * @param sharing which sequences may reuse the prompt's keys and values
 * @param answerPrefix the start of the answer within the prompt, such as an opening reasoning tag; may be empty
 * @param logprobs the log-probabilities to report
 */
public record PreparedRequest(
        List<Integer> prompt,
        int maxNewTokens,
        SamplingParameters sampling,
        List<String> stop,
        Optional<TokenConstraint> constraint,
        List<String> warnings,
        PrefixSharing sharing,
        String answerPrefix,
        Optional<LogprobOptions> logprobs) {
    public PreparedRequest {
        prompt = List.copyOf(prompt);
        stop = List.copyOf(stop);
        warnings = List.copyOf(warnings);
    }

    /** Creates a request without an answer prefix and log-probabilities. */
    public PreparedRequest(
            List<Integer> prompt,
            int maxNewTokens,
            SamplingParameters sampling,
            List<String> stop,
            Optional<TokenConstraint> constraint,
            List<String> warnings,
            PrefixSharing sharing) {
        this(prompt, maxNewTokens, sampling, stop, constraint, warnings, sharing, "", Optional.empty());
    }

    /** Omits the text: tracing may print the arguments of calls. */
    @Override
    public String toString() {
        return "PreparedRequest[" + prompt.size() + " tokens]";
    }

    /** Whether the prompt's tokens are scored, so that each of them must be computed. */
    public boolean scoresPrompt() {
        return logprobs.filter(LogprobOptions::prompt).isPresent();
    }

    public int[] promptTokens() {
        return prompt.stream().mapToInt(Integer::intValue).toArray();
    }
}
