package org.scribes.textgen.api.openai;

import static org.scribes.textgen.domain.GenerationException.invalidParameter;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.scribes.textgen.api.door.DocumentParts;
import org.scribes.textgen.api.door.JsonParts;
import org.scribes.textgen.api.door.MessageReader;
import org.scribes.textgen.api.door.ModelChoice;
import org.scribes.textgen.domain.BackendDemands;
import org.scribes.textgen.domain.LogprobOptions;
import org.scribes.textgen.domain.Prompt;
import org.scribes.textgen.domain.ToolOptions;

/** Converts requests for chat completions. */
final class ChatReader {
    private final RequestSettings settings;

    ChatReader(RequestSettings settings) {
        this.settings = settings;
    }

    /** @throws org.scribes.textgen.domain.GenerationException as the field that is wrong says; NOT_FOUND for the model */
    OpenAiRequest read(ChatBody body, String requestId, boolean task) {
        Unsupported.refuse(body.functions(), "functions", "cannot be given: use tools");
        Unsupported.refuse(body.audio(), "audio", "cannot be given: answers are text");
        Unsupported.refuseGiven(body.webSearchOptions(), "web_search_options", "cannot be given: nothing is searched");
        Unsupported.refuse(body.grammar(), "grammar", "cannot be given: answers have no fixed form yet");
        Unsupported.refuseModalities(body.modalities());
        Unsupported.refuseFormat(body.responseFormat(), "response_format");
        ModelChoice model = settings.models().choose(body.model(), task);
        DocumentParts documents = new DocumentParts();
        Prompt prompt = MessageReader.conversation(body.messages(), documents);
        boolean stream = Boolean.TRUE.equals(body.stream());
        boolean older = body.maxCompletionTokens() == null;
        SamplingFields sampling = new SamplingFields(
                older ? body.maxTokens() : body.maxCompletionTokens(),
                older ? "max_tokens" : "max_completion_tokens",
                body.temperature(),
                body.topP(),
                body.topK(),
                null,
                body.repetitionPenalty(),
                body.frequencyPenalty(),
                body.presencePenalty(),
                body.logitBias(),
                body.seed(),
                body.stop());
        return settings.request(
                model,
                List.of(prompt),
                RequestSettings.Passages.of(body.passages(), documents),
                sampling.options(),
                new RequestSettings.Extension(
                        body.grounding(),
                        body.truncate(),
                        body.cache(),
                        body.candidateFields().options()),
                new BackendDemands(logprobs(body), tools(body)),
                new RequestSettings.Delivering(
                        requestId, stream, StreamOptionsBody.usage(body.streamOptions()), count(body)),
                settings.user(body.user(), body.safetyIdentifier()),
                ignored(body));
    }

    private static int count(ChatBody body) {
        return body.n() == null ? 1 : body.n();
    }

    private static Optional<LogprobOptions> logprobs(ChatBody body) {
        boolean asked = Boolean.TRUE.equals(body.logprobs());
        if (body.topLogprobs() != null && !asked && body.topLogprobs() != 0) {
            throw invalidParameter("top_logprobs", "can only be given with logprobs: true");
        }
        return asked
                ? Optional.of(LogprobOptions.ofAnswer(body.topLogprobs() == null ? 0 : body.topLogprobs()))
                : Optional.empty();
    }

    private static Optional<ToolOptions> tools(ChatBody body) {
        boolean none = JsonParts.given(body.toolChoice())
                .filter(choice -> choice.asText("").equals("none"))
                .isPresent();
        if (!JsonParts.isFilled(body.tools()) && isDemanded(body.toolChoice())) {
            throw invalidParameter("tool_choice", "can only be given with tools");
        }
        return JsonParts.given(body.tools())
                .filter(tools -> JsonParts.isFilled(tools) && !none)
                .map(tools -> new ToolOptions(
                        requireList(tools).toString(),
                        JsonParts.given(body.toolChoice()).map(JsonNode::toString),
                        Optional.ofNullable(body.parallelToolCalls())));
    }

    private static boolean isDemanded(@Nullable JsonNode choice) {
        return JsonParts.given(choice)
                .filter(given ->
                        !given.asText("").equals("none") && !given.asText("").equals("auto"))
                .isPresent();
    }

    private static JsonNode requireList(JsonNode tools) {
        if (!tools.isArray()) {
            throw invalidParameter("tools", "must be a list");
        }
        return tools;
    }

    private static List<String> ignored(ChatBody body) {
        List<String> warnings = new ArrayList<>();
        addIgnored(warnings, body.reasoningEffort(), "reasoning_effort");
        addIgnored(warnings, body.verbosity(), "verbosity");
        addIgnored(warnings, Boolean.TRUE.equals(body.store()) ? "true" : null, "store");
        return warnings;
    }

    private static void addIgnored(List<String> warnings, @Nullable String value, String field) {
        if (value != null) {
            warnings.add(field + " is not applied here");
        }
    }
}
