package org.scribes.textgen.backend;

import java.util.Optional;
import org.scribes.textgen.config.AssistantConfig;
import org.scribes.textgen.domain.SamplingOptions;

/**
 * The maximum number of tokens in an answer.
 *
 * @param warning tells the user that the request exceeds the limit
 */
public record OutputLimit(int tokens, Optional<String> warning) {
    /** The limit of the request, capped at the service's own. */
    public static OutputLimit of(SamplingOptions options, AssistantConfig assistant) {
        return of(options, assistant.maxOutputTokens(), assistant.maxOutputTokens());
    }

    /** As above, with a default for a request without a limit. */
    public static OutputLimit of(SamplingOptions options, int defaultLimit, int limit) {
        int requested = options.maxNewTokens().orElse(defaultLimit);
        return requested <= limit
                ? new OutputLimit(requested, Optional.empty())
                : new OutputLimit(
                        limit,
                        Optional.of("max_new_tokens %d is above the limit: %d is used".formatted(requested, limit)));
    }
}
