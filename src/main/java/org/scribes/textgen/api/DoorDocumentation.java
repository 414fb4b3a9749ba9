package org.scribes.textgen.api;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.scribes.textgen.api.openai.OpenAiDocumentation;
import org.scribes.textgen.api.openapi.DoorError;
import org.scribes.textgen.api.openapi.DoorErrors;
import org.scribes.textgen.api.tgi.TgiDocumentation;

/** Adds what the operations of a door share to the OpenAPI document: their error responses and their events. */
final class DoorDocumentation {
    private static final String JSON_TYPE = jakarta.ws.rs.core.MediaType.APPLICATION_JSON;
    private static final JsonMapper JSON = new JsonMapper();
    private static final List<DoorErrors> DOORS = List.of(OpenAiDocumentation.ERRORS, TgiDocumentation.ERRORS);

    private DoorDocumentation() {}

    /** The door that an operation belongs to, if it is none of the native API. */
    static Optional<DoorErrors> of(Operation operation) {
        return DOORS.stream()
                .filter(door ->
                        operation.getTags() != null && operation.getTags().contains(door.tag()))
                .findFirst();
    }

    static void addTo(Components components) {
        for (DoorErrors door : DOORS) {
            door.errors().forEach(error -> components.addResponse(door.nameOf(error), response(door, error)));
        }
    }

    /** The names of the error responses of an operation, by their status. */
    static Map<String, String> responses(DoorErrors door, boolean hasBody) {
        Map<String, String> responses = new TreeMap<>();
        door.errors().stream()
                .filter(error ->
                        error.scope() == DoorError.Scope.ALL || (error.scope() == DoorError.Scope.WITH_BODY && hasBody))
                .forEach(error -> responses.put(Integer.toString(error.status()), door.nameOf(error)));
        return responses;
    }

    /** A stream of events, the data of which is an event of the door or an error. */
    static Schema stream(DoorErrors door, String mediaType) {
        Schema data = OASFactory.createSchema();
        door.events().forEach(event -> data.addAnyOf(OASFactory.createSchema().ref(event)));
        data.addAnyOf(OASFactory.createSchema().ref(door.schema()));
        Schema event = OASFactory.createSchema()
                .addType(SchemaType.OBJECT)
                .required(List.of("data"))
                .addProperty("data", data);
        return OASFactory.createSchema()
                .addType(SchemaType.STRING)
                .contentMediaType(mediaType)
                .contentSchema(
                        OASFactory.createSchema().addType(SchemaType.ARRAY).items(event));
    }

    private static APIResponse response(DoorErrors door, DoorError error) {
        MediaType body = OASFactory.createMediaType()
                .schema(OASFactory.createSchema().ref(door.schema()))
                .addExample(
                        "error",
                        OASFactory.createExample()
                                .value(JSON.convertValue(
                                        error.example(), new TypeReference<Map<String, Object>>() {})));
        APIResponse response = OASFactory.createAPIResponse()
                .description(error.description())
                .content(OASFactory.createContent().addMediaType(JSON_TYPE, body));
        return error.retryAfter()
                ? response.addHeader("Retry-After", OASFactory.createHeader().ref("Retry-After"))
                : response;
    }
}
