package org.scribes.textgen.backend.remote;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.IntNode;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.scribes.textgen.domain.GenerationException;
import org.scribes.textgen.domain.GenerationRequest;
import org.scribes.textgen.domain.LogitAdjustments;
import org.scribes.textgen.domain.LogprobOptions;
import org.scribes.textgen.domain.ToolOptions;

/**
 * OpenAI's chat completions and completions, as spoken by Hugging Face's router, vLLM, llama.cpp, Ollama and LiteLLM.
 */
final class OpenAiProtocol implements Protocol {
    /** OpenAI's repetition penalty, from -2 to 2, which every server knows. */
    private static final double FREQUENCY_PENALTY = 0.5;

    private static final double MAX_PENALTY = 2;

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
        requireSupported(request, sampling);
        boolean renamed = adaptations.contains(Adaptation.MAX_COMPLETION_TOKENS);
        boolean counted = streaming && !adaptations.contains(Adaptation.NO_STREAM_OPTIONS);
        Optional<ToolOptions> tools = request.demands().tools();
        Optional<LogprobOptions> logprobs = request.demands().logprobs();
        LogitAdjustments adjustments = sampling.adjustments();
        return new WireRequest.OpenAi(
                model,
                chat ? ChatMessages.of(request, adaptations) : null,
                chat ? null : PlainPrompt.of(request, "completions"),
                renamed ? null : sampling.maxNewTokens(),
                renamed ? sampling.maxNewTokens() : null,
                sampling.temperature(),
                sampling.topP(),
                WireNulls.of(sampling.topK()),
                WireNulls.of(sampling.repetitionPenalty()),
                frequencyPenalty(sampling),
                WireNulls.of(adjustments.presencePenalty()),
                adjustments.logitBias().isEmpty() ? null : new TreeMap<>(adjustments.logitBias()),
                logprobs.map(this::logprobs).orElse(null),
                chat ? logprobs.map(LogprobOptions::top).filter(top -> top > 0).orElse(null) : null,
                ToolJson.tree(tools.map(ToolOptions::tools), "tools"),
                ToolJson.tree(tools.flatMap(ToolOptions::choice), "tool_choice"),
                tools.flatMap(ToolOptions::parallel).orElse(null),
                WireNulls.of(sampling.seed()),
                WireNulls.of(sampling.stopsSent()),
                streaming,
                counted ? new WireRequest.StreamOptions(true) : null);
    }

    private void requireSupported(GenerationRequest request, Sampling sampling) {
        if (!chat) {
            ToolJson.refuse(request, "completions");
        }
        PromptScores.refuse(request);
        if (sampling.adjustments().typicalP().orElse(1) < 1) {
            throw GenerationException.invalidParameter(
                    "typical_p",
                    "cannot be given: OpenAI's protocols have no such option, textgen.hub.protocol=tgi has");
        }
    }

    private JsonNode logprobs(LogprobOptions options) {
        return chat ? BooleanNode.TRUE : IntNode.valueOf(options.top());
    }

    private static @Nullable Double frequencyPenalty(Sampling sampling) {
        OptionalDouble asked = sampling.adjustments().frequencyPenalty();
        double raised = Math.min(MAX_PENALTY, asked.orElse(0) + FREQUENCY_PENALTY);
        return WireNulls.of(sampling.repeatsLess() ? OptionalDouble.of(raised) : asked);
    }

    @Override
    public List<String> warnings(GenerationRequest request) {
        return chat ? ChatMessages.warnings(request) : List.of();
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
                usage == null ? OptionalInt.empty() : WireNulls.optional(usage.completionTokens()),
                choice.map(WireAnswer.Choice::logprobs).map(WireLogprobs::read).orElse(List.of()),
                choice.flatMap(OpenAiProtocol::content)
                        .map(WireAnswer.Content::toolCalls)
                        .map(ToolCallDelta::read)
                        .orElse(List.of()));
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
