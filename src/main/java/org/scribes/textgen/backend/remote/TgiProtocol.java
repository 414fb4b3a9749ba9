package org.scribes.textgen.backend.remote;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.scribes.textgen.backend.ThinkingTag;
import org.scribes.textgen.domain.GenerationException;
import org.scribes.textgen.domain.GenerationRequest;
import org.scribes.textgen.domain.LogitAdjustments;
import org.scribes.textgen.domain.LogprobOptions;

/** The protocol of Hugging Face's text-generation-inference. Some servers wrap whole answers in an array. */
final class TgiProtocol implements Protocol {
    /** The repetition penalty of an answer that should repeat less; the default is 1. */
    private static final double PENALTY_TO_REPEAT_LESS = 1.1;

    @Override
    public String path(boolean streaming) {
        return streaming ? "/generate_stream" : "/generate";
    }

    @Override
    public WireRequest body(
            GenerationRequest request,
            String model,
            Sampling sampling,
            boolean streaming,
            Set<Adaptation> adaptations) {
        requireSupported(request, sampling.adjustments());
        boolean sample = !sampling.greedy();
        OptionalDouble typicalP = sampling.adjustments().typicalP();
        Optional<LogprobOptions> logprobs = request.demands().logprobs();
        return new WireRequest.Tgi(
                PlainPrompt.of(request, "tgi"),
                new WireRequest.TgiParameters(
                        sampling.maxNewTokens(),
                        sample,
                        sample ? sampling.temperature() : null,
                        sample && sampling.topP() < 1 ? sampling.topP() : null,
                        sample && sampling.topK().orElse(0) > 0 ? WireNulls.of(sampling.topK()) : null,
                        WireNulls.of(
                                sampling.repeatsLess()
                                        ? OptionalDouble.of(PENALTY_TO_REPEAT_LESS)
                                        : sampling.repetitionPenalty()),
                        WireNulls.of(sampling.adjustments().frequencyPenalty()),
                        sample && typicalP.orElse(1) < 1 ? WireNulls.of(typicalP) : null,
                        logprobs.map(LogprobOptions::top).filter(top -> top > 0).orElse(null),
                        // TGI's seed is unsigned
                        sampling.seed().isPresent() ? sampling.seed().getAsLong() & Long.MAX_VALUE : null,
                        WireNulls.of(sampling.stopsSent()),
                        true,
                        false));
    }

    private static void requireSupported(GenerationRequest request, LogitAdjustments adjustments) {
        ToolJson.refuse(request, "tgi");
        PromptScores.refuse(request);
        if (adjustments.presencePenalty().orElse(0) != 0) {
            throw notSupported("presence_penalty");
        }
        if (!adjustments.logitBias().isEmpty()) {
            throw notSupported("logit_bias");
        }
    }

    private static GenerationException notSupported(String field) {
        return GenerationException.invalidParameter(
                field, "cannot be given: the tgi protocol has no such option, textgen.hub.protocol=chat has");
    }

    @Override
    public CompletionChunk read(JsonNode document, ObjectMapper json) throws JsonProcessingException {
        WireAnswer.Tgi answer = json.treeToValue(WireAnswer.bare(document), WireAnswer.Tgi.class);
        WireAnswer.@Nullable Details details = answer.details();
        return new CompletionChunk(
                text(answer),
                "",
                finish(answer),
                details == null ? OptionalInt.empty() : WireNulls.optional(details.inputLength()),
                details == null ? OptionalInt.empty() : WireNulls.optional(details.generatedTokens()),
                WireLogprobs.ofTgi(WireAnswer.bare(document)),
                List.of());
    }

    /**
     * The text of a document. The last event of a stream repeats the whole text, which is skipped. Special tokens are
     * text only if they delimit thinking.
     */
    private static String text(WireAnswer.Tgi answer) {
        WireAnswer.@Nullable Token token = answer.token();
        @Nullable String text = token == null ? answer.generatedText() : token.text();
        return text == null || (token != null && token.special() && !ThinkingTag.is(text)) ? "" : text;
    }

    /** The finish reason, in the last document only. */
    private static Optional<FinishReasons> finish(WireAnswer.Tgi answer) {
        Optional<FinishReasons> said =
                Optional.ofNullable(answer.details()).flatMap(details -> FinishReasons.of(details.finishReason()));
        return said.isEmpty() && answer.generatedText() != null ? Optional.of(FinishReasons.EOS_TOKEN) : said;
    }
}
