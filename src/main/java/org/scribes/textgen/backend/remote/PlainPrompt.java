package org.scribes.textgen.backend.remote;

import org.scribes.textgen.backend.PassageLayout;
import org.scribes.textgen.domain.GenerationException;
import org.scribes.textgen.domain.GenerationRequest;
import org.scribes.textgen.domain.Prompt;

/** Builds a plain prompt for servers that apply no chat template. */
final class PlainPrompt {
    private PlainPrompt() {}

    /**
     * The plain prompt of {@code request}.
     *
     * @throws GenerationException INVALID_PARAMETER for a conversation, which needs a chat template, and for tokens
     */
    static String of(GenerationRequest request, String protocol) {
        requireText(request);
        if (!(request.prompt() instanceof Prompt.Text text)) {
            throw GenerationException.invalidParameter(
                    "messages",
                    "cannot be given: the " + protocol
                            + " protocol has no conversations, textgen.hub.protocol=chat has; give prompt");
        }
        return request.passages().isEmpty()
                ? text.text()
                : PassageLayout.beforeQuestion(request.passages(), text.text());
    }

    /** @throws GenerationException INVALID_PARAMETER for a prompt of tokens: the server's vocabulary is not known here */
    static void requireText(GenerationRequest request) {
        if (request.prompt() instanceof Prompt.Tokens) {
            throw GenerationException.invalidParameter(
                    "prompt", "cannot be tokens: only the model in this process reads those; give text");
        }
    }
}
