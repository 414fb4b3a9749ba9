package org.scribes.textgen.api.tgi;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.scribes.textgen.api.door.ChatMessageBody;
import org.scribes.textgen.api.door.DocumentParts;
import org.scribes.textgen.api.door.JsonParts;
import org.scribes.textgen.api.door.MessageReader;
import org.scribes.textgen.api.generate.PassageBody;
import org.scribes.textgen.domain.Delivery;
import org.scribes.textgen.domain.GenerationException;
import org.scribes.textgen.domain.GenerationRequest;
import org.scribes.textgen.domain.GroundingPolicy;
import org.scribes.textgen.domain.Prompt;
import org.scribes.textgen.domain.SamplingOptions;
import org.scribes.textgen.domain.Truncation;

/** The JSON of a conversation whose prompt is shown. */
@JsonIgnoreProperties(ignoreUnknown = true)
@Schema(
        name = "TgiChat",
        description = "A conversation, as `/v1/chat/completions` takes it. Other fields are ignored.",
        requiredProperties = "messages")
record TgiChat(
        @Schema(description = "The conversation.") @Nullable List<ChatMessageBody> messages,

        @Schema(description = "The passages before the last question, as in `/api/v1/generate`.") @Nullable
        List<PassageBody> passages,

        @Schema(hidden = true) @Nullable JsonNode tools) {

    /**
     * The request of the default model that would be answered.
     *
     * @throws GenerationException EMPTY_PROMPT or INVALID_PARAMETER, naming the field
     */
    GenerationRequest read(String requestId) {
        if (JsonParts.isFilled(tools)) {
            throw GenerationException.invalidParameter(
                    "tools", "cannot be given: the prompts shown here have no tools");
        }
        DocumentParts documents = new DocumentParts();
        Prompt prompt = MessageReader.conversation(messages, documents);
        return new GenerationRequest(
                requestId,
                prompt,
                documents.after(passages),
                SamplingOptions.DEFAULTS,
                Optional.empty(),
                Delivery.WHOLE,
                GroundingPolicy.OFF,
                Truncation.NO,
                false,
                Optional.empty());
    }

    /** Omits the text, since a tracing server prints call arguments. */
    @Override
    public String toString() {
        return "TgiChat";
    }
}
