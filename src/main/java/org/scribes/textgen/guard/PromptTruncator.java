package org.scribes.textgen.guard;

import java.util.List;
import org.scribes.textgen.domain.ContextWindow;
import org.scribes.textgen.domain.GenerationException;
import org.scribes.textgen.domain.GenerationRequest;

/** Truncates a prompt so that it and its answer fit into the context window. */
public final class PromptTruncator {
    private PromptTruncator() {}

    /**
     * Fits {@code request} into {@code window}.
     *
     * @throws GenerationException PROMPT_TOO_LONG, with the numbers, if the request does not fit and cannot be
     *     truncated far enough; INVALID_PARAMETER if the model does not support the request
     */
    public static RequestWithWarnings fit(GenerationRequest request, ContextWindow window) {
        int tokens = window.countPrompt(request);
        int room = window.tokens() - window.answerRoom(request);
        if (tokens <= room) {
            return new RequestWithWarnings(request, List.of());
        }
        PromptTruncations truncations = PromptTruncations.of(request);
        if (truncations.most() == 0) {
            throw window.tooLong(tokens, window.answerRoom(request), ContextWindow.CUT);
        }
        TruncationSearch search = new TruncationSearch(truncations, window::countPrompt, room);
        int cut = search.least(tokens)
                .orElseThrow(() -> window.tooLong(
                        tokens,
                        window.answerRoom(request),
                        "; with all left out that may be, it still has " + search.fewestTokens()));
        return new RequestWithWarnings(truncations.shortened(cut), truncations.warnings(cut));
    }
}
