package org.scribes.textgen.api.tgi;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.scribes.textgen.api.auth.RequestLimits;
import org.scribes.textgen.api.generate.GenerateReader;
import org.scribes.textgen.api.http.AsyncAnswers;
import org.scribes.textgen.api.http.CurrentRequest;
import org.scribes.textgen.api.http.EventStream;
import org.scribes.textgen.api.http.Json;
import org.scribes.textgen.api.http.ManagedHeartbeats;
import org.scribes.textgen.domain.Caller;
import org.scribes.textgen.domain.Cancellation;
import org.scribes.textgen.domain.GenerationRequest;
import org.scribes.textgen.domain.GenerationResult;
import org.scribes.textgen.domain.Mode;
import org.scribes.textgen.domain.Prompt;
import org.scribes.textgen.domain.StreamEvent;
import org.scribes.textgen.generation.GenerationService;
import org.scribes.textgen.generation.GroundingDefaults;
import org.scribes.textgen.generation.TokenService;

/** Reads requests, has them answered, and sends the answers. */
@ApplicationScoped
class TgiService {
    private final RequestLimits limits;
    private final GenerationService generation;
    private final TokenService tokens;
    private final CurrentRequest current;
    private final ManagedHeartbeats heartbeats;
    private final Json json;
    private final GroundingDefaults grounding;
    private final AsyncAnswers answers;

    @Inject
    TgiService(
            RequestLimits limits,
            GenerationService generation,
            TokenService tokens,
            CurrentRequest current,
            ManagedHeartbeats heartbeats,
            Json json,
            GroundingDefaults grounding,
            AsyncAnswers answers) {
        this.limits = limits;
        this.generation = generation;
        this.tokens = tokens;
        this.current = current;
        this.heartbeats = heartbeats;
        this.json = json;
        this.grounding = grounding;
        this.answers = answers;
    }

    /** @param list whether the answer is sent in a list of one */
    void answer(TgiRequest body, @Nullable String user, AsyncResponse response, boolean list) {
        Cancellation cancellation = current.cancellation();
        TgiQuestion question = read(body, false);
        Caller caller = limits.admit(GenerateReader.user(user));
        answers.send(response, () -> whole(question, caller, cancellation, list));
    }

    void stream(TgiRequest body, @Nullable String user, AsyncResponse response) {
        Cancellation cancellation = current.cancellation();
        TgiQuestion question = read(body, true);
        Caller caller = limits.admit(GenerateReader.user(user));
        EventStream<StreamEvent> stream = new EventStream<>(
                current.id(),
                new TgiStream(question),
                cancellation,
                (events, until) -> generation.generate(truncated(question), caller, events, until),
                heartbeats,
                json);
        answers.send(
                response,
                () -> Response.fromResponse(stream.response())
                        .header(TgiHeaders.CHARACTERS, question.characters())
                        .build());
    }

    /** Only the model in this process knows its tokens for certain; with another, details may come without them. */
    private TgiQuestion read(TgiRequest body, boolean stream) {
        boolean scores = generation.model().mode() == Mode.LOCAL;
        return TgiReader.read(
                body, stream, current.id(), new TgiReader.Defaults(grounding.policy(Optional.empty()), scores));
    }

    private Response whole(TgiQuestion question, Caller caller, Cancellation cancellation, boolean list) {
        GenerationResult result = generation.generate(truncated(question), caller, event -> {}, cancellation);
        TgiAnswer answer = TgiAnswer.of(result, question);
        Response.ResponseBuilder response =
                Response.ok(list ? List.of(answer) : answer, MediaType.APPLICATION_JSON_TYPE);
        TgiHeaders.of(result, question, generation.model()).forEach(response::header);
        return response.build();
    }

    private GenerationRequest truncated(TgiQuestion question) {
        GenerationRequest request = question.request();
        return question.truncate().isPresent() && request.prompt() instanceof Prompt.Text text
                ? tokens.lastTokens(request, text, question.truncate().getAsInt())
                : request;
    }
}
