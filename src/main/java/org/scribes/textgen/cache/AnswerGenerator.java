package org.scribes.textgen.cache;

import java.util.function.Consumer;
import org.scribes.textgen.domain.Cancellation;
import org.scribes.textgen.domain.GenerationResult;
import org.scribes.textgen.domain.StreamEvent;

/** What is done where no answer is remembered. */
@FunctionalInterface
public interface AnswerGenerator {
    /**
     * Generates the answer on the calling thread.
     *
     * @param events takes all that comes before the end
     * @throws org.scribes.textgen.domain.GenerationException when there is no answer
     */
    GenerationResult generate(Consumer<StreamEvent> events, Cancellation cancellation);
}
