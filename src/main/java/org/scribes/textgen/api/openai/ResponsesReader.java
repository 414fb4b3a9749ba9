package org.scribes.textgen.api.openai;

import static org.scribes.textgen.domain.GenerationException.invalidParameter;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.scribes.textgen.api.door.DocumentParts;
import org.scribes.textgen.api.door.JsonParts;
import org.scribes.textgen.api.door.MessageReader;
import org.scribes.textgen.domain.BackendDemands;
import org.scribes.textgen.domain.ErrorCode;
import org.scribes.textgen.domain.GenerationException;
import org.scribes.textgen.domain.Prompt;

/** Converts requests for responses. */
final class ResponsesReader {
    private static final String NOTHING_IS_STORED = "cannot be given: no response is stored here";

    private final RequestSettings settings;

    ResponsesReader(RequestSettings settings) {
        this.settings = settings;
    }

    /** @throws GenerationException as the field that is wrong says; NOT_FOUND for the model */
    OpenAiRequest read(ResponsesBody body, String requestId, boolean task) {
        refuseUnsupported(body);
        DocumentParts documents = new DocumentParts();
        Prompt prompt = prompt(body, documents);
        SamplingFields sampling = new SamplingFields(
                body.maxOutputTokens(),
                "max_output_tokens",
                body.temperature(),
                body.topP(),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
        return settings.request(
                settings.models().choose(body.model(), task),
                List.of(prompt),
                RequestSettings.Passages.of(body.passages(), documents),
                sampling.options(),
                new RequestSettings.Extension(
                        body.grounding(),
                        truncate(body.truncation()),
                        body.cache(),
                        body.candidateFields().options()),
                BackendDemands.NONE,
                new RequestSettings.Delivering(requestId, Boolean.TRUE.equals(body.stream()), false, 1),
                settings.user(body.user(), body.safetyIdentifier()),
                JsonParts.isFilled(body.reasoning()) ? List.of("reasoning is not applied here") : List.of());
    }

    private static void refuseUnsupported(ResponsesBody body) {
        if (body.previousResponseId() != null) {
            throw invalidParameter("previous_response_id", NOTHING_IS_STORED);
        }
        Unsupported.refuse(body.conversation(), "conversation", NOTHING_IS_STORED);
        Unsupported.refuse(body.prompt(), "prompt", NOTHING_IS_STORED);
        Unsupported.refuse(body.store(), "store", "cannot be true: no response is stored here");
        Unsupported.refuse(body.background(), "background", "cannot be true: no response is stored here");
        Unsupported.refuse(body.tools(), "tools", "cannot be given: /v1/chat/completions takes tools");
        Unsupported.refuse(body.include(), "include", "cannot be given: a response holds text and citations only");
        if (body.topLogprobs() != null && body.topLogprobs() > 0) {
            throw invalidParameter("top_logprobs", "cannot be given: /v1/chat/completions has log-probabilities");
        }
        JsonParts.given(body.text()).ifPresent(text -> Unsupported.refuseFormat(text.get("format"), "text.format"));
    }

    private static Prompt prompt(ResponsesBody body, DocumentParts documents) {
        MessageReader reader = new MessageReader(documents);
        if (body.instructions() != null && !body.instructions().isBlank()) {
            reader.add("system", TextNode.valueOf(body.instructions()), "instructions");
        }
        JsonNode input = JsonParts.given(body.input())
                .orElseThrow(() -> new GenerationException(ErrorCode.EMPTY_PROMPT, "input must be given"));
        if (input.isTextual()) {
            reader.add("user", input, "input");
            return reader.prompt();
        }
        if (!input.isArray() || input.isEmpty()) {
            throw invalidParameter("input", "must be a string or a list of messages");
        }
        for (int i = 0; i < input.size(); i++) {
            add(input.get(i), "input[" + i + "]", reader);
        }
        return reader.prompt();
    }

    private static void add(JsonNode item, String field, MessageReader reader) {
        String type = JsonParts.text(item, "type", field).orElse("message");
        if (!type.equals("message")) {
            throw invalidParameter(field + ".type", "must be message: other items cannot be read");
        }
        Optional<String> role = JsonParts.text(item, "role", field);
        reader.add(role.orElse(null), item.get("content"), field);
    }

    private static @Nullable String truncate(@Nullable String truncation) {
        return switch (truncation == null ? "disabled" : truncation) {
            case "disabled" -> null;
            case "auto" -> "start";
            default -> throw invalidParameter("truncation", "must be auto or disabled");
        };
    }
}
