package org.scribes.textgen.backend.remote;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.scribes.textgen.backend.PassageLayout;
import org.scribes.textgen.backend.SystemMessages;
import org.scribes.textgen.domain.EnumNames;
import org.scribes.textgen.domain.GenerationException;
import org.scribes.textgen.domain.GenerationRequest;
import org.scribes.textgen.domain.Message;

/**
 * OpenAI's chat completions and completions, as spoken by Hugging Face's router, vLLM, llama.cpp, Ollama and LiteLLM.
 */
final class OpenAiProtocol implements Protocol {
    /** OpenAI's repetition penalty, from -2 to 2, which every server knows. */
    private static final double FREQUENCY_PENALTY = 0.5;

    private final boolean chat;

    OpenAiProtocol(boolean chat) {
        this.chat = chat;
    }

    @Override
    public String path(boolean streaming) {
        return chat ? "/v1/chat/completions" : "/v1/completions";
    }

    @Override
    public WireRequest body(
            GenerationRequest request,
            String model,
            Sampling sampling,
            boolean streaming,
            Set<Adaptation> adaptations) {
        boolean renamed = adaptations.contains(Adaptation.MAX_COMPLETION_TOKENS);
        boolean counted = streaming && !adaptations.contains(Adaptation.NO_STREAM_OPTIONS);
        return new WireRequest.OpenAi(
                model,
                chat ? messages(request, adaptations) : null,
                chat ? null : PlainPrompt.of(request, "completions"),
                renamed ? null : sampling.maxNewTokens(),
                renamed ? sampling.maxNewTokens() : null,
                sampling.temperature(),
                sampling.topP(),
                WireNulls.of(sampling.topK()),
                WireNulls.of(sampling.repetitionPenalty()),
                sampling.repeatsLess() ? FREQUENCY_PENALTY : null,
                WireNulls.of(sampling.seed()),
                WireNulls.of(sampling.stopsSent()),
                streaming,
                counted ? new WireRequest.StreamOptions(true) : null);
    }

    private static List<WireRequest.Turn> messages(GenerationRequest request, Set<Adaptation> adaptations) {
        PlainPrompt.requireText(request);
        if (request.prompt().raw()) {
            throw GenerationException.invalidParameter(
                    "raw",
                    "cannot be given: the chat protocol has no raw prompts, textgen.hub.protocol=completions has");
        }
        List<Message> messages = PassageLayout.conversationWithPassages(request);
        boolean folded = adaptations.contains(Adaptation.NO_SYSTEM_ROLE);
        return (folded ? SystemMessages.folded(messages) : messages)
                .stream()
                        .map(message -> new WireRequest.Turn(EnumNames.of(message.role()), message.content()))
                        .toList();
    }

    @Override
    public CompletionChunk read(JsonNode document, ObjectMapper json) throws JsonProcessingException {
        WireAnswer.OpenAi answer = json.treeToValue(document, WireAnswer.OpenAi.class);
        Optional<WireAnswer.Choice> choice = Optional.ofNullable(answer.choices())
                .flatMap(choices -> choices.stream().filter(Objects::nonNull).findFirst());
        WireAnswer.@Nullable Usage usage = answer.usage();
        return new CompletionChunk(
                choice.isPresent() ? text(choice.get()) : "",
                choice.flatMap(OpenAiProtocol::content)
                        .map(WireAnswer.Content::thinking)
                        .orElse(""),
                choice.flatMap(OpenAiProtocol::finish),
                usage == null ? OptionalInt.empty() : WireNulls.optional(usage.promptTokens()),
                usage == null ? OptionalInt.empty() : WireNulls.optional(usage.completionTokens()));
    }

    private static Optional<WireAnswer.Content> content(WireAnswer.Choice choice) {
        return Optional.ofNullable(choice.delta()).or(() -> Optional.ofNullable(choice.message()));
    }

    private static String text(WireAnswer.Choice choice) throws JsonMappingException {
        Optional<WireAnswer.Content> content = content(choice);
        if (content.isPresent()) {
            @Nullable String refusal = content.get().refusal();
            return ContentText.of(content.get().content()) + (refusal == null ? "" : refusal);
        }
        return choice.text() == null ? "" : choice.text();
    }

    /** Distinguishes the two meanings of {@code stop}, if the server (vLLM) reports which. */
    private static Optional<FinishReasons> finish(WireAnswer.Choice choice) {
        boolean stopText = choice.stopReason() != null && choice.stopReason().isTextual();
        return FinishReasons.of(choice.finishReason())
                .map(finish -> finish == FinishReasons.EOS_TOKEN && stopText ? FinishReasons.STOP_SEQUENCE : finish);
    }
}
