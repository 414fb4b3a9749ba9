package org.scribes.textgen.checkpoint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.scribes.textgen.domain.ModelLoadException;
import org.scribes.textgen.template.ChatTemplate;

/**
 * Finds a checkpoint's chat template: {@code chat_template.jinja}, else {@code chat_template} in
 * {@code tokenizer_config.json}, which is one template or a list of named ones.
 */
public final class ChatTemplateFile {
    private static final String OWN_FILE = "chat_template.jinja";
    private static final String CONFIG_FILE = "tokenizer_config.json";
    private static final int LIMIT = 16 << 20;

    private ChatTemplateFile() {}

    /**
     * Reads the chat template of the checkpoint in {@code folder}, if it has one.
     *
     * @throws ModelLoadException if the template cannot be read or uses an unsupported feature
     */
    public static Optional<ChatTemplate> read(Path folder) {
        TokenizerConfig config = TokenizerConfig.read(folder);
        if (Files.exists(folder.resolve(OWN_FILE))) {
            String source = new String(JsonFiles.bytes(folder, OWN_FILE, LIMIT), StandardCharsets.UTF_8);
            return Optional.of(ChatTemplate.compile(OWN_FILE, source, config.specialTokens()));
        }
        return config.chatTemplate()
                .map(template -> ChatTemplate.compile(CONFIG_FILE, source(template), config.specialTokens()));
    }

    private static String source(JsonNode template) {
        JsonNode source = template.isArray() ? named("default", template) : template;
        if (!source.isTextual()) {
            throw new ModelLoadException(CONFIG_FILE, "chat_template must be a text, or a list with one named default");
        }
        return source.textValue();
    }

    private static JsonNode named(String name, JsonNode templates) {
        for (JsonNode template : templates) {
            if (template.path("name").asText().equals(name)) {
                return template.path("template");
            }
        }
        return MissingNode.getInstance();
    }
}
