package org.scribes.textgen.backend.local;

import java.util.function.Function;
import org.scribes.textgen.backend.local.prompt.RequestPreparer;
import org.scribes.textgen.domain.ContextWindow;
import org.scribes.textgen.domain.GenerationRequest;

/**
 * The context window of a local checkpoint. Each call uses the loaded checkpoint, and throws MODEL_LOADING if it was
 * unloaded meanwhile.
 *
 * @param tokens the window
 */
record LocalWindow(int tokens, Loaded loaded) implements ContextWindow {
    /** Applies functions to the preparer of the loaded checkpoint. */
    interface Loaded {
        <T> T apply(Function<RequestPreparer, T> use);
    }

    @Override
    public int countPrompt(GenerationRequest request) {
        return loaded.apply(preparer -> preparer.countPrompt(request));
    }

    @Override
    public int answerRoom(GenerationRequest request) {
        return loaded.apply(preparer -> preparer.answerRoom(request));
    }
}
