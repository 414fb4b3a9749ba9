package org.scribes.textgen.api.openai;

import java.util.Optional;
import org.scribes.textgen.domain.Delivery;
import org.scribes.textgen.domain.GenerationRequest;
import org.scribes.textgen.domain.GroundingPolicy;
import org.scribes.textgen.domain.SamplingOptions;
import org.scribes.textgen.domain.Truncation;

/** Reads what a chat request asks, for those who show its prompt and generate nothing. */
public final class ChatPrompts {
    private ChatPrompts() {}

    /**
     * The request of the default model with the conversation and the passages of {@code body}.
     *
     * @throws org.scribes.textgen.domain.GenerationException EMPTY_PROMPT or INVALID_PARAMETER, naming the field
     */
    public static GenerationRequest read(ChatBody body, String requestId) {
        Unsupported.refuse(body.tools(), "tools", "cannot be given: the prompts shown here have no tools");
        DocumentParts documents = new DocumentParts();
        return new GenerationRequest(
                requestId,
                MessageReader.conversation(body.messages(), documents),
                ChatReader.passages(body, documents),
                SamplingOptions.DEFAULTS,
                Optional.empty(),
                Delivery.WHOLE,
                GroundingPolicy.OFF,
                Truncation.NO,
                false,
                Optional.empty());
    }
}
