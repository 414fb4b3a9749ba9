package org.scribes.textgen.backend.local;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.scribes.textgen.backend.TokenCounterSource;
import org.scribes.textgen.backend.local.prompt.PromptEncoder;
import org.scribes.textgen.checkpoint.ChatTemplateFile;
import org.scribes.textgen.checkpoint.CheckpointFolder;
import org.scribes.textgen.checkpoint.CheckpointTokenizer;
import org.scribes.textgen.config.ConfigurationException;
import org.scribes.textgen.domain.GenerationRequest;
import org.scribes.textgen.domain.ModelLoadException;
import org.scribes.textgen.domain.TokenCounter;

/** Counts tokens with the tokenizers and chat templates that {@code tokenizer} of servers behind an API names. */
@ApplicationScoped
public class ConfiguredTokenizers implements TokenCounterSource {
    private final Map<Path, FolderCounter> open = new ConcurrentHashMap<>();

    /** @throws ConfigurationException if a file in the folder is missing or malformed */
    @Override
    public TokenCounter open(Path folder) {
        return open.computeIfAbsent(folder, FolderCounter::new);
    }

    @PreDestroy
    void stop() {
        open.values().forEach(counter -> counter.tokenizer.close());
    }

    private static final class FolderCounter implements TokenCounter {
        private final CheckpointTokenizer tokenizer;
        private final PromptEncoder encoder;

        FolderCounter(Path folder) {
            try {
                this.tokenizer = CheckpointTokenizer.open(folder);
                this.encoder = new PromptEncoder(tokenizer, ChatTemplateFile.read(folder));
            } catch (ModelLoadException e) {
                throw new ConfigurationException("textgen.hub.tokenizer is " + folder + ", which cannot be used: "
                        + CheckpointFolder.in(folder, e).getMessage());
            }
        }

        @Override
        public int countPrompt(GenerationRequest request) {
            return encoder.encode(request).length;
        }

        @Override
        public int count(String text) {
            return tokenizer.encode(tokenizer.defuse(text)).length;
        }
    }
}
