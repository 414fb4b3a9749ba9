package org.scribes.textgen.api.openai;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.scribes.textgen.api.auth.RequestLimits;
import org.scribes.textgen.api.door.ChoiceEvent;
import org.scribes.textgen.api.door.Choices;
import org.scribes.textgen.api.door.CitationLinks;
import org.scribes.textgen.api.http.AsyncAnswers;
import org.scribes.textgen.api.http.CurrentRequest;
import org.scribes.textgen.api.http.EventStream;
import org.scribes.textgen.api.http.Json;
import org.scribes.textgen.api.http.ManagedHeartbeats;
import org.scribes.textgen.api.http.StreamProtocol;
import org.scribes.textgen.config.DoorConfig;
import org.scribes.textgen.domain.Caller;
import org.scribes.textgen.domain.Cancellation;
import org.scribes.textgen.domain.GenerationResult;
import org.scribes.textgen.generation.VerificationService;

/** Generates the answers to requests of OpenAI's API and sends them, whole or as a stream. */
@ApplicationScoped
public class OpenAiAnswers {
    private static final long MILLIS = 1000;

    private final RequestLimits limits;
    private final Choices choices;
    private final CurrentRequest current;
    private final ManagedHeartbeats heartbeats;
    private final Json json;
    private final AsyncAnswers answers;
    private final DoorConfig config;
    private final VerificationService verification;

    @Inject
    public OpenAiAnswers(
            RequestLimits limits,
            Choices choices,
            CurrentRequest current,
            ManagedHeartbeats heartbeats,
            Json json,
            AsyncAnswers answers,
            DoorConfig config,
            VerificationService verification) {
        this.limits = limits;
        this.choices = choices;
        this.current = current;
        this.heartbeats = heartbeats;
        this.json = json;
        this.answers = answers;
        this.config = config;
        this.verification = verification;
    }

    /** Writes whole answers. */
    interface Whole extends BiFunction<List<GenerationResult>, OpenAiAnswer, Object> {}

    /** Writes streamed answers. */
    interface Streamed {
        StreamProtocol<ChoiceEvent> protocol(OpenAiAnswer answer);
    }

    /**
     * Sends the answers to {@code request}.
     *
     * @throws org.scribes.textgen.domain.GenerationException RATE_LIMITED
     */
    void send(OpenAiRequest request, AsyncResponse response, Optional<String> user, Whole whole, Streamed streamed) {
        Cancellation cancellation = current.cancellation();
        Caller caller =
                limits.admit(request.user().or(() -> user), request.model().kind());
        OpenAiAnswer answer =
                OpenAiAnswer.to(request, links(request, cancellation), System.currentTimeMillis() / MILLIS);
        if (request.stream()) {
            EventStream<ChoiceEvent> stream = new EventStream<>(
                    current.id(),
                    streamed.protocol(answer),
                    cancellation,
                    (events, until) -> choices.generate(request.requests(), caller, events, until),
                    heartbeats,
                    json);
            answers.send(response, stream::response);
            return;
        }
        answers.send(
                response,
                () -> Response.ok(
                                whole.apply(
                                        choices.generate(request.requests(), caller, event -> {}, cancellation),
                                        answer),
                                MediaType.APPLICATION_JSON_TYPE)
                        .build());
    }

    private CitationLinks links(OpenAiRequest request, Cancellation cancellation) {
        return new CitationLinks(
                request.first().passages(), config, reference -> verification.osis(reference, cancellation));
    }
}
