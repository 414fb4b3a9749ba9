package org.scribes.textgen.backend.remote;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.scribes.textgen.domain.GenerationException;
import org.scribes.textgen.domain.GenerationRequest;

/** Reads the JSON of tools in a request, which a server gets as it is. */
final class ToolJson {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private ToolJson() {}

    /**
     * Parses {@code json}.
     *
     * @throws GenerationException INVALID_PARAMETER, naming {@code field}, if it is malformed
     */
    static JsonNode tree(String json, String field) {
        try {
            JsonNode tree = JSON.readTree(json);
            if (!tree.isMissingNode()) {
                return tree;
            }
        } catch (JsonProcessingException malformed) {
            throw malformed(field);
        }
        throw malformed(field);
    }

    private static GenerationException malformed(String field) {
        return GenerationException.invalidParameter(field, "must be JSON");
    }

    static @Nullable JsonNode tree(Optional<String> json, String field) {
        return json.isEmpty() ? null : tree(json.get(), field);
    }

    /** @throws GenerationException INVALID_PARAMETER if the request has tools, which this protocol has not */
    static void refuse(GenerationRequest request, String protocol) {
        if (request.demands().tools().isPresent()) {
            throw GenerationException.invalidParameter(
                    "tools",
                    "cannot be given: the " + protocol + " protocol has no tools, textgen.hub.protocol=chat has");
        }
    }
}
