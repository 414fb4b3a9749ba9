package org.scribes.textgen.backend;

import java.util.Optional;
import org.scribes.textgen.config.AssistantConfig;
import org.scribes.textgen.domain.SamplingOptions;

/**
 * The most tokens that an answer may have.
 *
 * @param warning what is told when more were asked for
 */
public record OutputLimit(int tokens, Optional<String> warning) {
    /** As the request asks, within the service's own limit. */
    public static OutputLimit of(SamplingOptions options, AssistantConfig assistant) {
        return of(options, assistant.maxOutputTokens(), assistant.maxOutputTokens());
    }

    /** As above, with what holds when the request does not ask. */
    public static OutputLimit of(SamplingOptions options, int usual, int limit) {
        int asked = options.maxNewTokens().orElse(usual);
        return asked <= limit
                ? new OutputLimit(asked, Optional.empty())
                : new OutputLimit(
                        limit, Optional.of("max_new_tokens %d is above the limit: %d is used".formatted(asked, limit)));
    }
}
