package org.scribes.textgen.backend.hub;

import static org.scribes.textgen.observe.EventLog.field;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Optional;
import org.scribes.textgen.backend.TransientFailure;
import org.scribes.textgen.domain.GenerationException;
import org.scribes.textgen.domain.GenerationRequest;
import org.scribes.textgen.observe.EventLog;

/** Reads a response into an answer, or finds out what is wrong with it. */
final class UpstreamReader {
    private static final EventLog LOG = EventLog.of(UpstreamReader.class);
    private static final String END = "[DONE]";

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
     * @return whether it came piece by piece
     * @throws TransientFailure when the response broke off, or is an error that passes
     * @throws GenerationException when it is one that stays
     */
    boolean read(UpstreamResponse response, UpstreamAnswer answer, GenerationRequest request) {
        try {
            if (!response.answers()) {
                throw refusal(response, request);
            }
            if (response.isOfType("text/html")) {
                throw UpstreamErrors.permanent(
                        "the provider answered with a web page: check textgen.hub.url, and whether"
                                + " a proxy asks for a login");
            }
            if (response.isOfType("application/json")) {
                readWhole(response, answer, request);
                return false;
            }
            readEvents(response, answer, request);
            return true;
        } catch (SseReader.TooLongException e) {
            throw UpstreamErrors.permanent("the provider sent more at once than an answer can be");
        } catch (IOException e) {
            return completeOr(UpstreamErrors.onTheWay("reset", "the provider broke the answer off"), answer);
        } catch (TransientFailure stalled) {
            return completeOr(stalled, answer);
        }
    }

    /** Once an answer is complete all that can be missing is the count of its tokens. */
    private static boolean completeOr(TransientFailure failure, UpstreamAnswer answer) {
        if (answer.complete()) {
            return true;
        }
        throw failure;
    }

    private void readWhole(UpstreamResponse response, UpstreamAnswer answer, GenerationRequest request)
            throws IOException {
        String text = response.wholeText();
        Part whole = part(text, request);
        if (whole.finish().isEmpty() && whole.text().isEmpty()) {
            throw notUnderstood(text, request);
        }
        answer.add(whole);
        answer.end();
    }

    private void readEvents(UpstreamResponse response, UpstreamAnswer answer, GenerationRequest request)
            throws IOException {
        SseReader events = new SseReader(response.body());
        while (true) {
            Optional<SseReader.Event> event = events.next();
            if (event.isEmpty()) {
                break;
            }
            String data = event.get().data();
            if (data.strip().equals(END)) {
                response.drain();
                break;
            }
            if (answer.add(part(data, request))) {
                break;
            }
        }
        if (!answer.complete()) {
            throw UpstreamErrors.onTheWay("cut_off", "the provider ended the answer in the middle");
        }
    }

    private Part part(String data, GenerationRequest request) {
        try {
            JsonNode document = json.readTree(data);
            if (!WireAnswer.bare(document).isObject()) {
                throw notUnderstood(data, request);
            }
            if (ErrorBody.isError(document)) {
                LOG.warn("upstream_error", field("said", excerpt.of(data, request)));
                throw UpstreamErrors.inside(ErrorBody.of(document));
            }
            return protocol.read(document, json);
        } catch (JsonProcessingException e) {
            throw notUnderstood(data, request);
        }
    }

    private GenerationException notUnderstood(String data, GenerationRequest request) {
        LOG.warn("upstream_not_understood", field("said", excerpt.of(data, request)));
        return UpstreamErrors.permanent("the provider's answer could not be understood: check textgen.hub.protocol");
    }

    private RuntimeException refusal(UpstreamResponse response, GenerationRequest request) throws IOException {
        String text = response.errorText();
        LOG.warn("upstream_refused", field("status", response.status()), field("said", excerpt.of(text, request)));
        return UpstreamErrors.of(response.status(), ErrorBody.of(text, json), RetryHint.of(response.headers(), clock));
    }
}
