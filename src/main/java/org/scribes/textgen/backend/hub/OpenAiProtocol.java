package org.scribes.textgen.backend.hub;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.scribes.textgen.backend.PassageLayout;
import org.scribes.textgen.domain.FinishReason;
import org.scribes.textgen.domain.GenerationException;
import org.scribes.textgen.domain.GenerationRequest;
import org.scribes.textgen.domain.Prompt;

/** OpenAI's chat completions and completions, as Hugging Face's router, vLLM, llama.cpp, Ollama and LiteLLM speak them. */
final class OpenAiProtocol implements Protocol {
    /** Its own way to repeat less, from -2 to 2: every server knows it. */
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
    public WireRequest body(GenerationRequest request, String model, Sampling sampling, boolean streaming) {
        return new WireRequest.OpenAi(
                model,
                chat ? messages(request) : null,
                chat ? null : PlainPrompt.of(request, "completions"),
                sampling.maxNewTokens(),
                sampling.temperature(),
                sampling.topP(),
                Nulls.of(sampling.topK()),
                Nulls.of(sampling.repetitionPenalty()),
                sampling.repeatsLess() ? FREQUENCY_PENALTY : null,
                Nulls.of(sampling.seed()),
                Nulls.of(sampling.stopsSent()),
                streaming,
                streaming ? new WireRequest.StreamOptions(true) : null);
    }

    private static List<WireRequest.Turn> messages(GenerationRequest request) {
        if (request.prompt() instanceof Prompt.Text text && text.raw()) {
            throw GenerationException.invalidParameter(
                    "raw",
                    "cannot be given: the chat protocol has no raw prompts, textgen.hub.protocol=completions has");
        }
        return PassageLayout.conversationWithPassages(request).stream()
                .map(message -> new WireRequest.Turn(message.role().name().toLowerCase(Locale.ROOT), message.content()))
                .toList();
    }

    @Override
    public Part read(JsonNode document, ObjectMapper json) throws JsonProcessingException {
        WireAnswer.OpenAi answer = json.treeToValue(document, WireAnswer.OpenAi.class);
        Optional<WireAnswer.Choice> choice = Optional.ofNullable(answer.choices())
                .flatMap(choices -> choices.stream().filter(Objects::nonNull).findFirst());
        WireAnswer.@Nullable Usage usage = answer.usage();
        return new Part(
                choice.map(OpenAiProtocol::text).orElse(""),
                choice.flatMap(OpenAiProtocol::finish),
                usage == null ? OptionalInt.empty() : Nulls.optional(usage.promptTokens()),
                usage == null ? OptionalInt.empty() : Nulls.optional(usage.completionTokens()));
    }

    private static String text(WireAnswer.Choice choice) {
        WireAnswer.@Nullable Content content = choice.delta() != null ? choice.delta() : choice.message();
        @Nullable String text = content == null ? choice.text() : content.content();
        return text == null ? "" : text;
    }

    private static Optional<FinishReason> finish(WireAnswer.Choice choice) {
        if (choice.finishReason() == null || choice.finishReason().isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                switch (choice.finishReason()) {
                    case "length", "max_tokens" -> FinishReason.LENGTH;
                    case "stop_sequence" -> FinishReason.STOP_SEQUENCE;
                    case "content_filter" ->
                        throw UpstreamErrors.permanent("the provider's content filter ended the answer");
                    case "abort", "error" -> throw UpstreamErrors.brokenOff();
                    // "stop" stands for both ends; vLLM tells which
                    default ->
                        choice.stopReason() != null && choice.stopReason().isTextual()
                                ? FinishReason.STOP_SEQUENCE
                                : FinishReason.EOS_TOKEN;
                });
    }
}
