package org.scribes.textgen.backend;

import java.nio.file.Path;
import org.scribes.textgen.domain.TokenCounter;

/** Opens the tokenizers of models that run elsewhere. */
@FunctionalInterface
public interface TokenCounterSource {
    /**
     * The counter of the tokenizer in {@code folder}. It stays open until the service ends.
     *
     * @throws RuntimeException in words for an operator, if a file in the folder is missing or malformed
     */
    TokenCounter open(Path folder);
}
