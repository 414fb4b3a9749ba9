package org.scribes.textgen.backend.remote;

import org.scribes.textgen.domain.GenerationException;
import org.scribes.textgen.domain.GenerationRequest;
import org.scribes.textgen.domain.LogprobOptions;

/** The scores of a prompt's own tokens, which no server behind an API is asked for: few have them, each in its own form. */
final class PromptScores {
    private PromptScores() {}

    /** @throws GenerationException INVALID_PARAMETER if the request asks for them */
    static void refuse(GenerationRequest request) {
        if (request.demands().logprobs().filter(LogprobOptions::prompt).isPresent()) {
            throw GenerationException.invalidParameter(
                    "logprobs", "cannot be given for the prompt: only the model in this process scores prompts");
        }
    }
}
