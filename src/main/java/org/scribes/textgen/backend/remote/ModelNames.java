package org.scribes.textgen.backend.remote;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Reads the model names that a server lists: {@code {"data": [{"id"}]}} of OpenAI, vLLM, llama.cpp and Ollama at {@code
 * /v1/models}, the same without the outer object, {@code {"models": [{"name"}]}}, or {@code {"model_id"}} of
 * text-generation-inference at {@code /info}. Malformed entries are skipped.
 */
final class ModelNames {
    private static final int MOST = 100;
    private static final int MOST_CHARACTERS = 300;
    private static final ObjectMapper JSON = new ObjectMapper();

    private ModelNames() {}

    /**
     * The distinct names in the server's order, at most 100.
     *
     * @throws IOException if the body is not JSON
     */
    static List<String> read(byte[] body) throws IOException {
        JsonNode document = JSON.readTree(body);
        Set<String> names = new LinkedHashSet<>();
        add(document, names);
        for (JsonNode list : List.of(document, document.path("data"), document.path("models"))) {
            if (list.isArray()) {
                list.forEach(model -> add(model, names));
            }
        }
        return names.stream().limit(MOST).toList();
    }

    private static void add(JsonNode model, Set<String> names) {
        Stream.of("id", "model_id", "model", "name")
                .map(field -> model.path(field))
                .filter(JsonNode::isTextual)
                .map(name -> name.textValue().strip())
                .filter(ModelNames::isName)
                .findFirst()
                .ifPresent(names::add);
    }

    private static boolean isName(String text) {
        return !text.isEmpty()
                && text.length() <= MOST_CHARACTERS
                && text.chars().noneMatch(Character::isISOControl);
    }
}
