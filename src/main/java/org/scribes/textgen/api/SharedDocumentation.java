package org.scribes.textgen.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.RequestBody;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.responses.APIResponses;
import org.jspecify.annotations.Nullable;
import org.scribes.textgen.api.generate.GenerateReader;
import org.scribes.textgen.api.http.RateLimitHeaders;
import org.scribes.textgen.api.http.RequestId;
import org.scribes.textgen.api.openapi.DoorErrors;
import org.scribes.textgen.api.openapi.ProjectVersion;

/**
 * Adds to the OpenAPI document what operations share (parameters, headers, error responses) and what annotations cannot
 * say (the version, JSON values, the events of a stream). A resource annotates only what is its own; a response that it
 * annotates is kept.
 *
 * <p>Public, with a constructor without arguments, because the property {@code mp.openapi.filter} names it.
 */
public final class SharedDocumentation implements OASFilter {
    /** Stands where annotations need a version, which only the build knows. */
    static final String VERSION_OF_THE_BUILD = "of the build";

    private static final String PARAMETERS = "#/components/parameters/";
    private static final String OK = "200";
    private static final String EVENTS = jakarta.ws.rs.core.MediaType.SERVER_SENT_EVENTS;

    /** Error responses of all operations: the response's name in the components by its status. */
    private static final Map<String, String> ALL =
            Map.of("401", "Unauthorized", "403", "Forbidden", "406", "NotAcceptable", "500", "Defect");

    private static final Map<String, String> WITH_BODY =
            Map.of("400", "BadRequest", "408", "LateBody", "413", "TooLarge", "415", "WrongType", "429", "Limited");

    private static final Map<String, String> RATE_LIMITED = Map.of("503", "Unavailable", "504", "Timeout");

    @Override
    public void filterOpenAPI(OpenAPI document) {
        document.getInfo().setVersion(ProjectVersion.read());
        ErrorDocumentation.addTo(document.getComponents());
        DoorDocumentation.addTo(document.getComponents());
        SchemaCopies.removeFrom(document.getComponents());
        for (PathItem path : document.getPaths().getPathItems().values()) {
            path.getOperations().values().forEach(SharedDocumentation::addTo);
        }
    }

    @Override
    public RequestBody filterRequestBody(RequestBody body) {
        ExampleValues.parse(body.getContent());
        return body;
    }

    @Override
    public APIResponse filterAPIResponse(APIResponse response) {
        ExampleValues.parse(response.getContent());
        return response;
    }

    /**
     * Lets null into the enumeration of a field that may be null, which annotations cannot say, and leaves the type of a
     * reference to its target.
     */
    @Override
    public Schema filterSchema(Schema schema) {
        if (schema.getRef() != null) {
            schema.setType(null);
            schema.setRef(SchemaCopies.original(schema.getRef()));
        }
        List<SchemaType> types = schema.getType();
        List<Object> values = schema.getEnumeration();
        if (types != null && types.contains(SchemaType.NULL) && values != null && !values.contains(null)) {
            List<Object> orNull = new ArrayList<>(values);
            orNull.add(null);
            schema.setEnumeration(orNull);
        }
        return schema;
    }

    private static void addTo(Operation operation) {
        Optional<DoorErrors> door = DoorDocumentation.of(operation);
        describeEvents(operation, door);
        boolean rateLimited = hasParameter(operation, GenerateReader.USER_HEADER);
        operation.addParameter(OASFactory.createParameter().ref(RequestId.HEADER));
        addHeader(operation, RequestId.HEADER);
        addResponses(operation, door.map(some -> ofDoor(some, operation)).orElseGet(() -> problems(operation)));
        if (rateLimited) {
            addHeader(operation, RateLimitHeaders.POLICY);
            addHeader(operation, RateLimitHeaders.LIMIT);
        }
    }

    private static Map<String, String> ofDoor(DoorErrors door, Operation operation) {
        return DoorDocumentation.responses(door, operation.getRequestBody() != null);
    }

    private static Map<String, String> problems(Operation operation) {
        Map<String, String> problems = new TreeMap<>(ALL);
        if (operation.getRequestBody() != null) {
            problems.putAll(WITH_BODY);
        }
        if (hasParameter(operation, GenerateReader.USER_HEADER)) {
            problems.putAll(RATE_LIMITED);
        }
        return problems;
    }

    private static void describeEvents(Operation operation, Optional<DoorErrors> door) {
        @Nullable Content content = operation.getResponses().getAPIResponse(OK).getContent();
        MediaType events = content == null ? null : content.getMediaType(EVENTS);
        if (events != null) {
            events.setSchema(door.map(some -> DoorDocumentation.stream(some, EVENTS))
                    .orElseGet(() -> EventDocumentation.of(operation.getOperationId()).stream(EVENTS)));
        }
    }

    private static boolean hasParameter(Operation operation, String name) {
        return operation.getParameters() != null
                && operation.getParameters().stream()
                        .anyMatch(parameter ->
                                name.equals(parameter.getName()) || (PARAMETERS + name).equals(parameter.getRef()));
    }

    private static void addHeader(Operation operation, String name) {
        operation
                .getResponses()
                .getAPIResponse(OK)
                .addHeader(name, OASFactory.createHeader().ref(name));
    }

    /** Adds the responses that the operation lacks, and sorts all by their status. */
    private static void addResponses(Operation operation, Map<String, String> shared) {
        Map<String, APIResponse> responses =
                new TreeMap<>(operation.getResponses().getAPIResponses());
        shared.forEach((status, name) ->
                responses.putIfAbsent(status, OASFactory.createAPIResponse().ref(name)));
        APIResponses sorted = OASFactory.createAPIResponses();
        responses.forEach(sorted::addAPIResponse);
        operation.responses(sorted);
    }
}
