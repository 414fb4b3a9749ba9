package org.scribes.textgen.api;

import java.util.List;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;

/**
 * Describes the events of a stream. OpenAPI 3.1 has no schema for server-sent events, so the stream is a string whose
 * content is a list of events (JSON Schema's {@code contentSchema}).
 */
final class EventDocumentation {
    private EventDocumentation() {}

    static Schema stream(String mediaType) {
        Schema event = OASFactory.createSchema()
                .addOneOf(event("token", "Token", "The next piece of the answer."))
                .addOneOf(event("citation", "Citation", "A citation at the end of the text so far."))
                .addOneOf(
                        event("thinking", "Token", "A piece of the model's thinking, if the server is set to send it."))
                .addOneOf(event("restart", "Restart", "Discard the text so far: another answer begins."))
                .addOneOf(event("done", "Answer", "The whole answer; the stream ends."))
                .addOneOf(event("error", "Problem", "The failure; the stream ends."));
        return string().contentMediaType(mediaType)
                .contentSchema(
                        OASFactory.createSchema().addType(SchemaType.ARRAY).items(event));
    }

    private static Schema event(String name, String data, String description) {
        return OASFactory.createSchema()
                .description(description)
                .addType(SchemaType.OBJECT)
                .required(List.of("event", "data"))
                .addProperty("event", string().enumeration(List.of(name)))
                .addProperty("data", OASFactory.createSchema().ref(data));
    }

    private static Schema string() {
        return OASFactory.createSchema().addType(SchemaType.STRING);
    }
}
