package org.scribes.textgen.guard;

import java.util.List;
import org.scribes.textgen.domain.ContextWindow;
import org.scribes.textgen.domain.GenerationException;
import org.scribes.textgen.domain.GenerationRequest;

/** Sees to it that prompt and answer fit into the model's window, by cutting the prompt where the request allows it. */
public final class PromptTruncator {
    private PromptTruncator() {}

    /**
     * {@code request} as it fits into {@code window}.
     *
     * @throws GenerationException PROMPT_TOO_LONG, with the numbers, if it does not and may not be cut, or not enough;
     *     INVALID_PARAMETER where the model cannot take such a request
     */
    public static RequestWithWarnings fit(GenerationRequest request, ContextWindow window) {
        int tokens = window.countPrompt(request);
        int room = window.tokens() - window.answerRoom(request);
        if (tokens <= room) {
            return new RequestWithWarnings(request, List.of());
        }
        PromptTruncations shortenings = PromptTruncations.of(request);
        if (shortenings.most() == 0) {
            throw window.tooLong(tokens, window.answerRoom(request), ContextWindow.CUT);
        }
        TruncationSearch search = new TruncationSearch(shortenings, window::countPrompt, room);
        int cut = search.least(tokens)
                .orElseThrow(() -> window.tooLong(
                        tokens,
                        window.answerRoom(request),
                        "; with all left out that may be, it still has " + search.fewestTokens()));
        return new RequestWithWarnings(shortenings.shortened(cut), shortenings.warnings(cut));
    }
}
