package org.scribes.textgen.backend.remote;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The names of the models that a server tells of: {@code {"data": [{"id"}]}} as OpenAI, vLLM, llama.cpp and Ollama have it at
 * {@code /v1/models}, the same without an object around it, {@code {"models": [{"name"}]}}, and {@code {"model_id"}} of
 * text-generation-inference at {@code /info}. What is not as it should be is passed over.
 */
final class ModelNames {
    private static final int MOST = 100;
    private static final int MOST_CHARACTERS = 300;
    private static final ObjectMapper JSON = new ObjectMapper();

    private ModelNames() {}

    /**
     * Reads them, in the server's order, each once, 100 at most.
     *
     * @throws IOException when it is no JSON
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
