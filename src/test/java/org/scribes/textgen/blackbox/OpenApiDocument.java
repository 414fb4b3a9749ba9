package org.scribes.textgen.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The OpenAPI document that a server serves. */
record OpenApiDocument(JsonNode root) {
    /** An operation: its path, its method in lower case, and its description. */
    record Operation(String path, String method, JsonNode node) {
        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    static OpenApiDocument of(Api api) throws IOException, InterruptedException {
        HttpResponse<String> response = api.get("/openapi?format=json");
        assertThat(response.statusCode()).isEqualTo(200);
        return new OpenApiDocument(Api.json(response.body()));
    }

    List<Operation> operations() {
        return root.path("paths").properties().stream()
                .flatMap(path -> path.getValue().properties().stream()
                        .map(method -> new Operation(path.getKey(), method.getKey(), method.getValue())))
                .toList();
    }

    /** The node, or what it refers to. */
    JsonNode resolved(JsonNode node) {
        if (!node.has("$ref")) {
            return node;
        }
        JsonNode target = root;
        for (String name :
                node.path("$ref").textValue().substring("#/".length()).split("/", -1)) {
            target = target.path(name);
        }
        assertThat(target.isMissingNode()).as(node.toString()).isFalse();
        return target;
    }

    /** The responses of an operation by their status. */
    Stream<Map.Entry<String, JsonNode>> responses(Operation operation) {
        return operation.node().path("responses").properties().stream()
                .map(response -> Map.entry(response.getKey(), resolved(response.getValue())));
    }

    /** The values of the examples of a media type. */
    static List<JsonNode> examples(JsonNode mediaType) {
        return mediaType
                .path("examples")
                .valueStream()
                .map(example -> example.path("value"))
                .toList();
    }
}
