package org.scribes.textgen.backend.remote;

import java.util.EnumSet;
import java.util.Set;

/** A change to a request that a server rejects in its usual form. */
enum Adaptation {
    /** Streams without {@code stream_options}, and therefore without token counts. */
    NO_STREAM_OPTIONS,
    /** {@code max_completion_tokens} instead of {@code max_tokens}. */
    MAX_COMPLETION_TOKENS,
    /** System messages at the start of the user's message. */
    NO_SYSTEM_ROLE;

    private static final String[] NOT_KNOWN = {
        "not support",
        "unsupported",
        "not enabled",
        "not permitted",
        "not allowed",
        "not available",
        "not recognized",
        "unrecognized",
        "unexpected",
        "unknown",
        "deprecated",
        "extra"
    };
    private static final String[] NOT_VALID = {"invalid", "only", "must be"};

    /**
     * The adaptations that an error suggests. A wrong guess costs one call and is not remembered.
     *
     * @return empty if the prompt is too long
     */
    static Set<Adaptation> askedFor(ErrorBody body) {
        Set<Adaptation> asked = EnumSet.noneOf(Adaptation.class);
        if (UpstreamErrors.isTooLong(body)) {
            return asked;
        }
        if (body.says("stream_options", "stream options", "include_usage")) {
            asked.add(NO_STREAM_OPTIONS);
        }
        if (body.says("max_completion_tokens") || (body.says("max_tokens") && body.says(NOT_KNOWN))) {
            asked.add(MAX_COMPLETION_TOKENS);
        }
        if (refusesSystemRole(body)) {
            asked.add(NO_SYSTEM_ROLE);
        }
        return asked;
    }

    /** Matches the errors of chat templates (Mistral, Llama 2, Gemma), vLLM, OpenAI and Google. */
    private static boolean refusesSystemRole(ErrorBody body) {
        return (body.says("role") && body.says("alternat", "only user and assistant"))
                || (body.says("system", "developer")
                        && body.says("role", "message", "instruction", "prompt")
                        && (body.says(NOT_KNOWN) || body.says(NOT_VALID)));
    }
}
