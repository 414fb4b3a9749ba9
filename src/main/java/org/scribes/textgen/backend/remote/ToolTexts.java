package org.scribes.textgen.backend.remote;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.scribes.textgen.domain.GenerationRequest;
import org.scribes.textgen.domain.Message;
import org.scribes.textgen.domain.ToolOptions;

/** Lists the texts of a request's tools and calls, which a server's message may repeat. */
final class ToolTexts {
    private static final ObjectMapper JSON = new ObjectMapper();
    /** Words of the protocol and of JSON Schema, which messages about tools use and which say nothing of a request. */
    private static final Set<String> COMMON = Set.of(
            "additionalProperties",
            "arguments",
            "array",
            "auto",
            "boolean",
            "description",
            "enum",
            "function",
            "integer",
            "items",
            "name",
            "none",
            "null",
            "number",
            "object",
            "parameters",
            "properties",
            "required",
            "strict",
            "string",
            "type");

    private ToolTexts() {}

    static Stream<String> of(GenerationRequest request) {
        Optional<ToolOptions> tools = request.demands().tools();
        Stream<String> turns = request.prompt().messages().stream()
                .map(Message::tool)
                .flatMap(Optional::stream)
                .flatMap(turn -> Stream.concat(
                        turn.callId().stream(), turn.calls().stream().flatMap(ToolTexts::inJson)));
        return Stream.of(
                        tools.map(ToolOptions::tools).stream().flatMap(ToolTexts::inJson),
                        tools.flatMap(ToolOptions::choice).stream().flatMap(ToolTexts::inJson),
                        turns)
                .flatMap(texts -> texts);
    }

    private static Stream<String> inJson(String json) {
        try {
            return in(JSON.readTree(json)).filter(text -> !COMMON.contains(text));
        } catch (JsonProcessingException malformed) { // then any of it may be repeated
            return Stream.of(json);
        }
    }

    private static Stream<String> in(JsonNode node) {
        if (node.isValueNode()) {
            return node.isTextual() ? Stream.of(node.textValue()) : Stream.empty();
        }
        Stream<String> names = StreamSupport.stream(((Iterable<String>) node::fieldNames).spliterator(), false);
        return Stream.concat(
                names, StreamSupport.stream(node.spliterator(), false).flatMap(ToolTexts::in));
    }
}
