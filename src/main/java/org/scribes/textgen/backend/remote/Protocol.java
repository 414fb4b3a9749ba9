package org.scribes.textgen.backend.remote;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Set;
import org.scribes.textgen.config.HubProtocol;
import org.scribes.textgen.domain.GenerationRequest;

/** The protocol of a server: how requests are written and responses are read. */
interface Protocol {
    /** The path after the server's address. */
    String path(boolean streaming);

    /**
     * The request body.
     *
     * @param adaptations changes that this server needs
     * @throws org.scribes.textgen.domain.GenerationException INVALID_PARAMETER if the protocol cannot express the
     *     request
     */
    WireRequest body(
            GenerationRequest request, String model, Sampling sampling, boolean streaming, Set<Adaptation> adaptations);

    /** How the body deviates from the request, in words for the user. */
    default List<String> warnings(GenerationRequest request) {
        return List.of();
    }

    /**
     * Reads one document: a whole answer or an event of a stream.
     *
     * @throws JsonProcessingException if fields have wrong types
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
