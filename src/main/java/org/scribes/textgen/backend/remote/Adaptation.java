package org.scribes.textgen.backend.remote;

import java.util.EnumSet;
import java.util.Set;

/** What can be said otherwise to a server that does not take a call as it is. */
enum Adaptation {
    /** Streams without {@code stream_options}: they have no count of tokens then. */
    NO_STREAM_OPTIONS,
    /** {@code max_completion_tokens} in the place of {@code max_tokens}. */
    MAX_COMPLETION_TOKENS,
    /** The text of system messages at the head of the user's. */
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
     * What may help, by what the server says. A guess that does not help costs one call, and is not remembered.
     *
     * @return none where the server says that the prompt is too long, whatever else it says
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

    /** In the words of chat templates (Mistral, Llama 2, Gemma), of vLLM, OpenAI and Google. */
    private static boolean refusesSystemRole(ErrorBody body) {
        return (body.says("role") && body.says("alternat", "only user and assistant"))
                || (body.says("system", "developer")
                        && body.says("role", "message", "instruction", "prompt")
                        && (body.says(NOT_KNOWN) || body.says(NOT_VALID)));
    }
}
