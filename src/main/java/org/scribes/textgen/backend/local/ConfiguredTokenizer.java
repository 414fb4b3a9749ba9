package org.scribes.textgen.backend.local;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.file.Path;
import org.scribes.textgen.backend.local.prompt.PromptEncoder;
import org.scribes.textgen.checkpoint.ChatTemplateFile;
import org.scribes.textgen.checkpoint.CheckpointFolder;
import org.scribes.textgen.checkpoint.CheckpointTokenizer;
import org.scribes.textgen.config.ConfigurationException;
import org.scribes.textgen.config.HubConfig;
import org.scribes.textgen.domain.GenerationRequest;
import org.scribes.textgen.domain.ModelLoadException;
import org.scribes.textgen.domain.TokenCounter;

/** Counts tokens with the tokenizer and chat template in {@code textgen.hub.tokenizer}. */
@ApplicationScoped
public class ConfiguredTokenizer implements TokenCounter {
    private final CheckpointTokenizer tokenizer;
    private final PromptEncoder encoder;

    /** @throws ConfigurationException if a file in the folder is missing or malformed */
    @Inject
    ConfiguredTokenizer(HubConfig hub) {
        Path folder = hub.tokenizer().orElseThrow(() -> new IllegalStateException("textgen.hub.tokenizer is not set"));
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

    @PreDestroy
    void stop() {
        tokenizer.close();
    }
}
