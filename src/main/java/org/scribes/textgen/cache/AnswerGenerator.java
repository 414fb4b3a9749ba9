package org.scribes.textgen.cache;

import java.util.function.Consumer;
import org.scribes.textgen.domain.Cancellation;
import org.scribes.textgen.domain.GenerationResult;
import org.scribes.textgen.domain.StreamEvent;

/** Generates an answer that is not cached. */
@FunctionalInterface
public interface AnswerGenerator {
    /**
     * Generates the answer on the calling thread.
     *
     * @param events receives all events except {@link StreamEvent.Done}
     * @throws org.scribes.textgen.domain.GenerationException when there is no answer
     */
    GenerationResult generate(Consumer<StreamEvent> events, Cancellation cancellation);
}
