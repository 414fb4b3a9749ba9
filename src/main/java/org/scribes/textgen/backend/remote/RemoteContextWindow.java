package org.scribes.textgen.backend.remote;

import java.util.Optional;
import org.scribes.textgen.backend.OutputLimit;
import org.scribes.textgen.backend.TokenEstimate;
import org.scribes.textgen.config.AssistantConfig;
import org.scribes.textgen.domain.ContextWindow;
import org.scribes.textgen.domain.GenerationException;
import org.scribes.textgen.domain.GenerationRequest;
import org.scribes.textgen.domain.TokenCounter;

/** The context window of a model behind an API, as configured or as its server says. The server decides by its own. */
final class RemoteContextWindow implements ContextWindow {
    private final int tokens;
    private final Optional<TokenCounter> counter;
    private final AssistantConfig assistant;

    /** @param counter the model's tokenizer, if configured; otherwise prompt sizes are estimated */
    RemoteContextWindow(int tokens, Optional<TokenCounter> counter, AssistantConfig assistant) {
        this.tokens = tokens;
        this.counter = counter;
        this.assistant = assistant;
    }

    @Override
    public int tokens() {
        return tokens;
    }

    @Override
    public int countPrompt(GenerationRequest request) {
        if (counter.isEmpty()) {
            return TokenEstimate.of(request);
        }
        try {
            return counter.get().countPrompt(request);
        } catch (GenerationException unfit) { // for this chat template; the server's may accept it
            return TokenEstimate.of(request);
        }
    }

    @Override
    public boolean exact() {
        return counter.isPresent();
    }

    /** The limit that is sent to the server, whether or not the request has one. */
    @Override
    public int answerRoom(GenerationRequest request) {
        return OutputLimit.of(request.options(), assistant).tokens();
    }
}
