package org.scribes.textgen.api.status;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.scribes.textgen.api.http.AsyncAnswers;
import org.scribes.textgen.api.http.CurrentRequest;
import org.scribes.textgen.api.http.EventStream;
import org.scribes.textgen.api.http.Heartbeats;
import org.scribes.textgen.api.http.Json;
import org.scribes.textgen.api.openapi.Tags;

/** Reports the state of the service, once or as a stream. */
@ApplicationScoped
@Tag(name = Tags.OPERATION)
@Path("/api/v1/status")
public class StatusResource {
    /** An event every two seconds keeps the connection open. */
    private static final Heartbeats NONE = beat -> () -> {};

    private final StatusReader reader;
    private final StatusStreams streams;
    private final AsyncAnswers answers;
    private final CurrentRequest current;
    private final Json json;

    @Inject
    public StatusResource(
            StatusReader reader, StatusStreams streams, AsyncAnswers answers, CurrentRequest current, Json json) {
        this.reader = reader;
        this.streams = streams;
        this.answers = answers;
        this.current = current;
        this.json = json;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "getStatus",
            summary = "Report the state of the service",
            description = "The model and its load, the service level objectives, the present load and the last hour by"
                    + " minutes, of this instance. Answers at any time, also while the model loads, while the service is"
                    + " overloaded and while its database is unavailable.")
    @APIResponse(
            responseCode = "200",
            description = "The state.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = StatusBody.class),
                            examples = @ExampleObject(name = "status", value = StatusExample.STATUS)))
    public StatusBody status() {
        return reader.read();
    }

    @GET
    @Path("/stream")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @Operation(
            operationId = "streamStatus",
            summary = "Report the state of the service as a stream",
            description = "Sends the state at once and then every 2 seconds, as server-sent events, also while the"
                    + " service is overloaded. The stream ends after 10 minutes and when the server stops: connect"
                    + " again. At most 16 streams are open at once.")
    @APIResponse(
            responseCode = "200",
            description = "The events.",
            content =
                    @Content(
                            mediaType = MediaType.SERVER_SENT_EVENTS,
                            schema = @Schema(type = SchemaType.STRING),
                            examples = @ExampleObject(name = "events", value = StatusExample.STREAM)))
    @APIResponse(responseCode = "503", ref = "Watched")
    public void stream(@Suspended AsyncResponse response) {
        EventStream<StatusBody> stream =
                new EventStream<>(current.id(), new StatusEvents(current), streams.begin(), streams::watch, NONE, json);
        answers.send(response, stream::response);
    }

    /** JAX-RS would run a stream for it, which nobody reads. */
    @HEAD
    @Path("/stream")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @Operation(hidden = true)
    public Response streamHeaders() {
        return EventStream.headers().build();
    }
}
