package org.scribes.textgen.backend.local.prompt;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.scribes.textgen.backend.OutputLimit;
import org.scribes.textgen.backend.local.kv.PrefixSharing;
import org.scribes.textgen.domain.ContextWindow;
import org.scribes.textgen.domain.ErrorCode;
import org.scribes.textgen.domain.GenerationException;
import org.scribes.textgen.domain.GenerationRequest;
import org.scribes.textgen.domain.LogprobOptions;
import org.scribes.textgen.domain.ModelTokenizer;
import org.scribes.textgen.domain.Prompt;
import org.scribes.textgen.domain.SamplingOptions;
import org.scribes.textgen.domain.Truncation;

/** Converts requests to the model's tokens and parameters. Rejects requests that do not fit the context window. */
public final class RequestPreparer implements ContextWindow {
    /**
     * Divisor of the context window: the space reserved for an answer of unspecified length when a prompt is truncated.
     */
    private static final int ANSWER_SHARE = 4;

    private static final OutputLimit NO_ANSWER = new OutputLimit(0, Optional.empty());

    private final PromptEncoder encoder;
    private final SamplingDefaults defaults;
    private final int contextWindow;
    private final int vocabularySize;

    /** @param vocabularySize the number of tokens that the model knows: the length of its logits */
    public RequestPreparer(PromptEncoder encoder, SamplingDefaults defaults, int contextWindow, int vocabularySize) {
        this.encoder = encoder;
        this.defaults = defaults;
        this.contextWindow = contextWindow;
        this.vocabularySize = vocabularySize;
    }

    /** The tokenizer of the model. */
    public ModelTokenizer tokenizer() {
        return encoder.tokenizer(vocabularySize);
    }

    /** The default temperature. */
    public double defaultTemperature() {
        return defaults.temperature();
    }

    @Override
    public int tokens() {
        return contextWindow;
    }

    @Override
    public int countPrompt(GenerationRequest request) {
        return encoder.encode(request).length;
    }

    /** The requested length. Without one, an untruncated prompt needs room for one token only. */
    @Override
    public int answerRoom(GenerationRequest request) {
        if (!wantsAnswer(request)) {
            return 0;
        }
        int wanted = defaults.outputLimit(request.options()).tokens();
        if (request.options().maxNewTokens().isPresent()) {
            return wanted;
        }
        return request.truncation() == Truncation.NO ? 1 : Math.max(1, Math.min(wanted, contextWindow / ANSWER_SHARE));
    }

    /**
     * Prepares {@code request}.
     *
     * @throws GenerationException PROMPT_TOO_LONG, with both lengths; INVALID_PARAMETER if the model does not
     *     support the request
     */
    public PreparedRequest prepare(GenerationRequest request) {
        requireKnownTokens(request);
        int[] prompt = encoder.encode(request);
        // A prompt truncated for another backend's window may leave less room than a truncation for this one
        boolean roomGiven = request.options().maxNewTokens().isPresent() || !wantsAnswer(request);
        requireRoom(prompt.length, roomGiven ? answerRoom(request) : 1);
        if (prompt.length == 0) {
            throw new GenerationException(
                    ErrorCode.EMPTY_PROMPT, "the prompt contains no text that the model can encode");
        }
        SamplingOptions options = request.options();
        boolean answers = wantsAnswer(request);
        OutputLimit wanted = answers ? defaults.outputLimit(options) : NO_ANSWER;
        int room = contextWindow - prompt.length;
        return new PreparedRequest(
                Arrays.stream(prompt).boxed().toList(),
                Math.min(wanted.tokens(), room),
                defaults.parameters(options),
                options.stop(),
                request.constraint().filter(constraint -> answers).map(Supplier::get),
                warnings(wanted, room),
                new PrefixSharing(request.client(), encoder.commonPrefix(request, prompt)),
                answers ? encoder.openThinkingTag(prompt) : "",
                request.demands().logprobs().or(() -> ofCandidate(request)));
    }

    /** The log-probabilities of one of several candidates tell how sure the model was. */
    private static Optional<LogprobOptions> ofCandidate(GenerationRequest request) {
        return request.candidates().scored() ? Optional.of(LogprobOptions.ofAnswer(0)) : Optional.empty();
    }

    private static boolean wantsAnswer(GenerationRequest request) {
        return request.demands().logprobs().map(LogprobOptions::answer).orElse(true);
    }

    private void requireKnownTokens(GenerationRequest request) {
        if (request.prompt() instanceof Prompt.Tokens tokens) {
            PromptTokenizer.requireKnown(tokens.ids(), vocabularySize);
        }
        if (request.options().adjustments().logitBias().keySet().stream().anyMatch(id -> id >= vocabularySize)) {
            throw GenerationException.invalidParameter(
                    "logit_bias", "has token ids that the model lacks: it has those from 0 to " + (vocabularySize - 1));
        }
    }

    private static List<String> warnings(OutputLimit wanted, int room) {
        List<String> warnings = new ArrayList<>();
        wanted.warning().ifPresent(warnings::add);
        if (wanted.tokens() > room) {
            warnings.add(
                    "the context window leaves room for only %d of %d answer tokens".formatted(room, wanted.tokens()));
        }
        return warnings;
    }
}
