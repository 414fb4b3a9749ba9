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
    private static final EventDocumentation ANSWER = new EventDocumentation(
            new Event("token", "Token", "The next piece of the answer."),
            new Event("citation", "Citation", "A citation at the end of the text so far."),
            new Event("thinking", "Token", "A piece of the model's thinking, if the server is set to send it."),
            new Event("restart", "Restart", "Discard the text so far: another answer begins."),
            new Event("done", "Answer", "The whole answer; the stream ends."),
            new Event("error", "Problem", "The failure; the stream ends."));
    private static final EventDocumentation STATUS = new EventDocumentation(
            new Event("status", "ServiceStatus", "The state of the service."),
            new Event("error", "Problem", "A defect of the service; the stream ends."));

    private final List<Event> events;

    private EventDocumentation(Event... events) {
        this.events = List.of(events);
    }

    /** The documentation of the stream that the operation with this id sends. */
    static EventDocumentation of(String operationId) {
        return operationId.equals("streamStatus") ? STATUS : ANSWER;
    }

    Schema stream(String mediaType) {
        Schema event = OASFactory.createSchema();
        events.forEach(one -> event.addOneOf(one.schema()));
        return string().contentMediaType(mediaType)
                .contentSchema(
                        OASFactory.createSchema().addType(SchemaType.ARRAY).items(event));
    }

    private static Schema string() {
        return OASFactory.createSchema().addType(SchemaType.STRING);
    }

    /**
     * An event.
     *
     * @param data the name of the schema of its data
     */
    private record Event(String name, String data, String description) {
        Schema schema() {
            return OASFactory.createSchema()
                    .description(description)
                    .addType(SchemaType.OBJECT)
                    .required(List.of("event", "data"))
                    .addProperty("event", string().enumeration(List.of(name)))
                    .addProperty("data", OASFactory.createSchema().ref(data));
        }
    }
}
