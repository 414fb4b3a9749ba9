package org.scribes.textgen.domain;

import java.util.Optional;

/**
 * What only some backends can do. A backend that cannot meet a demand refuses the request with INVALID_PARAMETER.
 *
 * @param logprobs the log-probabilities to report
 * @param tools the tools that the model may call
 */
public record BackendDemands(Optional<LogprobOptions> logprobs, Optional<ToolOptions> tools) {
    /** No demands. */
    public static final BackendDemands NONE = new BackendDemands(Optional.empty(), Optional.empty());

    /** Demands log-probabilities only. */
    public static BackendDemands logprobs(LogprobOptions options) {
        return new BackendDemands(Optional.of(options), Optional.empty());
    }

    /** Whether any backend can answer. */
    public boolean isEmpty() {
        return logprobs.isEmpty() && tools.isEmpty();
    }
}
