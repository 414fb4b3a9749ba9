package org.scribes.textgen.checkpoint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.scribes.textgen.domain.ModelLoadException;

/**
 * The part of {@code tokenizer_config.json} that the service uses.
 *
 * @param specialTokens the special tokens' texts by key: {@code bos_token}, {@code eos_token}, {@code pad_token}, …
 * @param chatTemplate {@code chat_template} as in the file: a string, or a list of named templates
 */
public record TokenizerConfig(Map<String, String> specialTokens, Optional<JsonNode> chatTemplate) {
    private static final String FILE = "tokenizer_config.json";
    private static final int MAX_BYTES = 16 << 20;

    public TokenizerConfig {
        specialTokens = Map.copyOf(specialTokens);
    }

    /**
     * Reads {@code tokenizer_config.json} in {@code folder}. Empty if the file is missing.
     *
     * @throws ModelLoadException if the file is malformed
     */
    public static TokenizerConfig read(Path folder) {
        ObjectNode json =
                JsonFiles.readIfPresent(folder, FILE, MAX_BYTES).orElseGet(JsonFiles.MAPPER::createObjectNode);
        Map<String, String> specialTokens = new LinkedHashMap<>();
        json.properties().forEach(entry -> {
            if (entry.getKey().endsWith("_token") && isToken(entry.getValue())) {
                specialTokens.put(entry.getKey(), content(entry.getKey(), entry.getValue()));
            }
        });
        return new TokenizerConfig(
                specialTokens, Optional.ofNullable(json.get("chat_template")).filter(node -> !node.isNull()));
    }

    /** Skips flags such as {@code add_bos_token}. */
    private static boolean isToken(JsonNode value) {
        return !value.isNull() && !value.isBoolean();
    }

    /** A token is a string, or an object with its text under {@code content}. */
    private static String content(String key, JsonNode value) {
        JsonNode text = value.isObject() ? value.path("content") : value;
        if (!text.isTextual()) {
            throw new ModelLoadException(FILE, key + " must be a text or an object with content");
        }
        return text.textValue();
    }

    /** The beginning-of-text token, if the model has one. */
    public Optional<String> bosToken() {
        return Optional.ofNullable(specialTokens.get("bos_token"));
    }

    /** The end-of-text token, if the model has one. */
    public Optional<String> eosToken() {
        return Optional.ofNullable(specialTokens.get("eos_token"));
    }
}
