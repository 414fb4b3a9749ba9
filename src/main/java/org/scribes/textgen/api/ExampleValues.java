package org.scribes.textgen.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Map;
import org.eclipse.microprofile.openapi.models.examples.Example;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.jspecify.annotations.Nullable;

/**
 * Turns the JSON texts of annotated examples into JSON values. MicroProfile OpenAPI leaves it open whether an
 * implementation does so.
 */
final class ExampleValues {
    private static final JsonMapper JSON = new JsonMapper();

    private ExampleValues() {}

    /** @throws IllegalStateException if an example of a JSON media type is not JSON */
    static void parse(@Nullable Content content) {
        if (content == null) {
            return;
        }
        content.getMediaTypes().forEach((name, mediaType) -> {
            Map<String, Example> examples = mediaType.getExamples();
            if (isJson(name) && examples != null) {
                examples.values().forEach(ExampleValues::parse);
            }
        });
    }

    private static void parse(Example example) {
        if (example.getValue() instanceof String text) {
            try {
                example.setValue(JSON.readValue(text, Object.class));
            } catch (JsonProcessingException e) {
                throw new IllegalStateException("an example in the API description is not JSON: " + text, e);
            }
        }
    }

    private static boolean isJson(String mediaType) {
        return mediaType.equals("application/json") || mediaType.endsWith("+json");
    }
}
