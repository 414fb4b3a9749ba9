package org.scribes.textgen.api.openai;

import static org.scribes.textgen.domain.GenerationException.invalidParameter;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.scribes.textgen.api.door.JsonParts;
import org.scribes.textgen.api.door.ModelChoice;
import org.scribes.textgen.domain.BackendDemands;
import org.scribes.textgen.domain.EnumNames;
import org.scribes.textgen.domain.GroundingPolicy;
import org.scribes.textgen.domain.LogprobOptions;
import org.scribes.textgen.domain.Prompt;
import org.scribes.textgen.domain.SamplingOptions;

/** Converts requests for completions. */
final class CompletionReader {
    private static final Set<String> ALLOWED_TRUNCATIONS = Set.of("no", "start");

    private final RequestSettings settings;
    private final PromptReader prompts;

    CompletionReader(RequestSettings settings, PromptReader prompts) {
        this.settings = settings;
        this.prompts = prompts;
    }

    /** @throws org.scribes.textgen.domain.GenerationException as the field that is wrong says; NOT_FOUND for the model */
    OpenAiRequest read(CompletionBody body, String requestId, boolean task) {
        refuseUnsupported(body);
        ModelChoice model = settings.models().choose(body.model(), task);
        List<Prompt> texts = prompts.read(body.prompt(), model.named());
        boolean echo = Boolean.TRUE.equals(body.echo());
        boolean onlyScores = Integer.valueOf(0).equals(body.maxTokens());
        if (onlyScores && !(echo && body.logprobs() != null)) {
            throw invalidParameter("max_tokens", "can be 0 only with echo and logprobs, to score the prompt");
        }
        return settings.request(
                model,
                texts,
                RequestSettings.Passages.NONE,
                options(body, onlyScores),
                new RequestSettings.Extension(
                        echo ? EnumNames.of(GroundingPolicy.OFF) : body.grounding(),
                        truncate(body.truncate()),
                        body.cache(),
                        body.candidateFields().options()),
                new BackendDemands(logprobs(body, echo, !onlyScores), Optional.empty()),
                new RequestSettings.Delivering(
                        requestId,
                        Boolean.TRUE.equals(body.stream()),
                        StreamOptionsBody.usage(body.streamOptions()),
                        body.n() == null ? 1 : body.n()),
                settings.user(body.user(), null),
                List.of());
    }

    private static void refuseUnsupported(CompletionBody body) {
        Unsupported.refuseFormat(body.responseFormat(), "response_format");
        Unsupported.refuse(body.grammar(), "grammar", "cannot be given: answers have no fixed form yet");
        Unsupported.refuse(body.watermark(), "watermark", "cannot be true: answers have no watermark");
        Unsupported.refuse(
                body.passages(),
                "passages",
                "cannot be given: the prompt is raw, and what it holds is quoted; /v1/chat/completions takes passages");
        if (body.suffix() != null && !body.suffix().isEmpty()) {
            throw invalidParameter("suffix", "cannot be given: nothing is inserted before a text");
        }
        int n = body.n() == null ? 1 : body.n();
        if (n > 1 && body.bestOf() != null && body.bestOf() != n && body.bestOf() != 1) {
            throw invalidParameter("best_of", "cannot be above n unless n is 1: of several answers none is left out");
        }
    }

    private static SamplingOptions options(CompletionBody body, boolean onlyScores) {
        boolean greedy = Boolean.FALSE.equals(body.doSample()) && body.temperature() == null;
        return new SamplingFields(
                        onlyScores ? Integer.valueOf(1) : body.maxTokens(),
                        "max_tokens",
                        greedy ? Double.valueOf(0) : body.temperature(),
                        body.topP(),
                        body.topK(),
                        body.typicalP(),
                        body.repetitionPenalty(),
                        body.frequencyPenalty(),
                        body.presencePenalty(),
                        body.logitBias(),
                        body.seed(),
                        body.stop())
                .options();
    }

    private static Optional<LogprobOptions> logprobs(CompletionBody body, boolean echo, boolean answer) {
        return Optional.ofNullable(body.logprobs()).map(top -> {
            if (top < 0 || top > LogprobOptions.MAX_TOP) {
                throw invalidParameter("logprobs", "must be from 0 to " + LogprobOptions.MAX_TOP);
            }
            return new LogprobOptions(top, echo, answer);
        });
    }

    private static @Nullable String truncate(@Nullable JsonNode value) {
        return JsonParts.given(value)
                .map(given -> {
                    if (!given.isTextual() || !ALLOWED_TRUNCATIONS.contains(given.textValue())) {
                        throw invalidParameter("truncate", "must be no or start: a number of tokens cannot be given");
                    }
                    return given.textValue();
                })
                .orElse(null);
    }
}
