package org.scribes.textgen.backend.local.prompt;

import java.util.List;
import java.util.Optional;
import org.scribes.textgen.backend.local.kv.PrefixSharing;
import org.scribes.textgen.backend.local.sampling.SamplingParameters;
import org.scribes.textgen.domain.TokenConstraint;

/**
 * A request in the model's terms.
 *
 * @param prompt token ids, at least one
 * @param maxNewTokens the most tokens to generate; together with the prompt they fit the context window
 * @param stop texts that end the answer
 * @param constraint what the answer may say
 * @param warnings what is done otherwise than asked
 * @param sharing for whom the keys and values of the prompt may serve again
 * @param begun what the end of the prompt has begun of the answer: the tag of the model's thinking, or nothing
 */
public record PreparedRequest(
        List<Integer> prompt,
        int maxNewTokens,
        SamplingParameters sampling,
        List<String> stop,
        Optional<TokenConstraint> constraint,
        List<String> warnings,
        PrefixSharing sharing,
        String begun) {
    public PreparedRequest {
        prompt = List.copyOf(prompt);
        stop = List.copyOf(stop);
        warnings = List.copyOf(warnings);
    }

    /** Of a prompt that begins no thinking. */
    public PreparedRequest(
            List<Integer> prompt,
            int maxNewTokens,
            SamplingParameters sampling,
            List<String> stop,
            Optional<TokenConstraint> constraint,
            List<String> warnings,
            PrefixSharing sharing) {
        this(prompt, maxNewTokens, sampling, stop, constraint, warnings, sharing, "");
    }

    /** Without its text: a server that traces prints the arguments of its calls. */
    @Override
    public String toString() {
        return "PreparedRequest[" + prompt.size() + " tokens]";
    }

    public int[] promptTokens() {
        return prompt.stream().mapToInt(Integer::intValue).toArray();
    }
}
