package org.scribes.textgen.backend.remote;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Set;
import org.scribes.textgen.config.HubProtocol;
import org.scribes.textgen.domain.GenerationRequest;

/** How one kind of server is asked and understood. */
interface Protocol {
    /** What follows the server's address. */
    String path(boolean streaming);

    /**
     * The body that asks for an answer.
     *
     * @param adaptations what this server is known to need
     * @throws org.scribes.textgen.domain.GenerationException INVALID_PARAMETER where this protocol cannot say it
     */
    WireRequest body(
            GenerationRequest request, String model, Sampling sampling, boolean streaming, Set<Adaptation> adaptations);

    /**
     * What a document says, be it a whole answer or an event of a stream.
     *
     * @throws JsonProcessingException where its fields are of other types than they should be
     */
    CompletionChunk read(JsonNode document, ObjectMapper json) throws JsonProcessingException;

    static Protocol of(HubProtocol protocol) {
        return switch (protocol) {
            case CHAT -> new OpenAiProtocol(true);
            case COMPLETIONS -> new OpenAiProtocol(false);
            case TGI -> new TgiProtocol();
        };
    }
}
