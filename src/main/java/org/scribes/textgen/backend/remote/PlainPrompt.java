package org.scribes.textgen.backend.remote;

import org.scribes.textgen.backend.PassageLayout;
import org.scribes.textgen.domain.GenerationException;
import org.scribes.textgen.domain.GenerationRequest;
import org.scribes.textgen.domain.Prompt;

/** Builds a plain prompt for servers that apply no chat template. */
final class PlainPrompt {
    private PlainPrompt() {}

    /** @throws GenerationException INVALID_PARAMETER for a conversation, which needs a chat template */
    static String of(GenerationRequest request, String protocol) {
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
}
