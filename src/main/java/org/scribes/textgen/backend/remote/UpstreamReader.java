package org.scribes.textgen.backend.remote;

import static org.scribes.textgen.observe.EventLog.field;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.scribes.textgen.backend.TransientFailure;
import org.scribes.textgen.domain.GenerationException;
import org.scribes.textgen.domain.GenerationRequest;
import org.scribes.textgen.domain.RetryAfter;
import org.scribes.textgen.observe.EventLog;

/** Reads a response into an answer, or maps its error. */
final class UpstreamReader {
    private static final EventLog LOG = EventLog.of(UpstreamReader.class);
    /** Events that only keep the connection open. */
    private static final Set<String> KEEP_ALIVE = Set.of("ping", "keepalive", "keep-alive", "heartbeat");

    /** Statuses of rejected fields; 500 is the status of a failed chat template. */
    private static final Set<Integer> MAY_BE_THE_WORDS = Set.of(400, 422, 500, 501);

    private final Protocol protocol;
    private final ObjectMapper json;
    private final SafeExcerpt excerpt;
    private final InstantSource clock;

    UpstreamReader(Protocol protocol, ObjectMapper json, SafeExcerpt excerpt, InstantSource clock) {
        this.protocol = protocol;
        this.json = json;
        this.excerpt = excerpt;
        this.clock = clock;
    }

    /**
     * Reads until {@code answer} is complete.
     *
     * @return whether the answer was streamed
     * @throws TransientFailure if the response breaks off or is a transient error
     * @throws GenerationException if the error is permanent
     * @throws RefusedCall if the server may accept the call in another form
     */
    boolean read(UpstreamResponse response, UpstreamAnswer answer, GenerationRequest request) {
        try {
            if (!response.answers()) {
                throw refusal(response, request);
            }
            ResponsePayload body = ResponsePayload.of(response);
            switch (body.kind()) {
                case EVENTS -> readEvents(body.in(), response, answer, request);
                case DOCUMENT -> readWhole(body.in(), answer, request);
                case WEB_PAGE ->
                    throw UpstreamErrors.permanent(
                            "the provider answered with a web page: check textgen.hub.url, and whether"
                                    + " a proxy asks for a login");
            }
            return body.kind() == ResponsePayload.Kind.EVENTS;
        } catch (SseReader.TooLongException e) {
            throw UpstreamErrors.permanent("the provider sent more at once than an answer can be");
        } catch (IOException e) {
            return completeOr(UpstreamErrors.onTheWay("reset", "the provider broke the answer off"), answer);
        } catch (TransientFailure stalled) {
            return completeOr(stalled, answer);
        }
    }

    /** Ignores a failure after a complete answer: only the token count can be missing. */
    private static boolean completeOr(TransientFailure failure, UpstreamAnswer answer) {
        if (answer.complete()) {
            return true;
        }
        throw failure;
    }

    private void readWhole(InputStream body, UpstreamAnswer answer, GenerationRequest request) throws IOException {
        String text = UpstreamResponse.wholeText(body);
        ChunkReader.Documents read = documents(text, request);
        boolean said = false;
        for (JsonNode document : read.documents()) {
            CompletionChunk part = part(document, answer, request);
            boolean alternative = answer.complete() && !part.text().isEmpty();
            if (alternative) {
                throw notUnderstood(text, request);
            }
            said |= part.finish().isPresent()
                    || !part.text().isEmpty()
                    || !part.calls().isEmpty();
            answer.add(part);
        }
        if (!said) {
            throw notUnderstood(text, request);
        }
        if (read.documents().size() == 1 || read.ended()) {
            answer.end();
        }
        requireEnd(answer);
    }

    private void readEvents(
            InputStream body, UpstreamResponse response, UpstreamAnswer answer, GenerationRequest request)
            throws IOException {
        SseReader events = new SseReader(body);
        while (true) {
            Optional<SseReader.Event> event = events.next();
            if (event.isEmpty()) {
                break;
            }
            if (isKeepAlive(event.get())) {
                continue;
            }
            if (event.get().name().equals(SseReader.ERROR)) {
                throw errorIn(event.get().data(), answer, request);
            }
            ChunkReader.Documents read = documents(event.get().data(), request);
            if (addAll(read.documents(), answer, request)) {
                break;
            }
            if (read.ended()) {
                if (answer.begun()) {
                    answer.end();
                }
                response.drain();
                break;
            }
        }
        requireEnd(answer);
    }

    /** Whether the event only keeps the connection open. An event with a document does not. */
    private static boolean isKeepAlive(SseReader.Event event) {
        return KEEP_ALIVE.contains(event.name()) && !event.data().contains("{");
    }

    /** Adds documents; true if later ones do not matter. */
    private boolean addAll(List<JsonNode> documents, UpstreamAnswer answer, GenerationRequest request) {
        for (JsonNode document : documents) {
            if (answer.add(part(document, answer, request))) {
                return true;
            }
        }
        return false;
    }

    private static void requireEnd(UpstreamAnswer answer) {
        if (!answer.complete()) {
            throw UpstreamErrors.onTheWay("cut_off", "the provider ended the answer in the middle");
        }
    }

    private ChunkReader.Documents documents(String data, GenerationRequest request) {
        try {
            return ChunkReader.read(data, json);
        } catch (JsonProcessingException e) {
            throw notUnderstood(data, request);
        }
    }

    private CompletionChunk part(JsonNode document, UpstreamAnswer answer, GenerationRequest request) {
        if (!document.isObject()) {
            throw notUnderstood(document.toString(), request);
        }
        if (ErrorBody.isError(document)) {
            throw errorIn(document.toString(), answer, request);
        }
        try {
            return protocol.read(document, json);
        } catch (JsonProcessingException e) {
            throw notUnderstood(document.toString(), request);
        }
    }

    /** Maps an error that replaces or interrupts an answer. */
    private RuntimeException errorIn(String data, UpstreamAnswer answer, GenerationRequest request) {
        LOG.warn("upstream_error", field("said", excerpt.of(data, request)));
        ErrorBody body = ErrorBody.of(data, json);
        RuntimeException usual = UpstreamErrors.inside(body);
        return answer.begun() ? usual : orOtherwise(body, usual);
    }

    /** {@code usual}, or a {@link RefusedCall} if an adaptation may help. */
    private static RuntimeException orOtherwise(ErrorBody body, RuntimeException usual) {
        Set<Adaptation> asked = Adaptation.askedFor(body);
        return asked.isEmpty() ? usual : new RefusedCall(asked, usual);
    }

    private GenerationException notUnderstood(String data, GenerationRequest request) {
        LOG.warn("upstream_not_understood", field("said", excerpt.of(data, request)));
        return UpstreamErrors.permanent("the provider's answer could not be understood: check textgen.hub.protocol");
    }

    private RuntimeException refusal(UpstreamResponse response, GenerationRequest request) throws IOException {
        String text = response.errorText();
        LOG.warn("upstream_refused", field("status", response.status()), field("said", excerpt.of(text, request)));
        ErrorBody body = ErrorBody.of(text, json);
        RuntimeException usual =
                UpstreamErrors.of(response.status(), body, RetryAfter.of(response.status(), response.headers(), clock));
        return MAY_BE_THE_WORDS.contains(response.status()) ? orOtherwise(body, usual) : usual;
    }
}
