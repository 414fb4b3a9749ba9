package org.scribes.textgen.generation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.scribes.textgen.backend.BackendRouter;
import org.scribes.textgen.backend.TokenEstimate;
import org.scribes.textgen.domain.Cancellation;
import org.scribes.textgen.domain.ContextWindow;
import org.scribes.textgen.domain.ErrorCode;
import org.scribes.textgen.domain.GenerationException;
import org.scribes.textgen.domain.GenerationRequest;
import org.scribes.textgen.domain.ModelStatus;
import org.scribes.textgen.domain.ModelTokenizer;
import org.scribes.textgen.domain.Prompt;
import org.scribes.textgen.domain.PromptSize;
import org.scribes.textgen.domain.TokenizedText;
import org.scribes.textgen.guard.RequestCleaner;

/** Counts and shows the tokens of a request with the tokenizer of the model that would answer it. */
@ApplicationScoped
public class TokenService {
    private final BackendRouter router;
    private final GenerationService generation;

    @Inject
    TokenService(BackendRouter router, GenerationService generation) {
        this.router = router;
        this.generation = generation;
    }

    /**
     * The size of the prompt of {@code request}.
     *
     * @throws GenerationException INVALID_PARAMETER if the model does not support the request or
     *     no backend has the named model; CANCELLED, TIMEOUT or OVERLOADED if the request is cancelled
     */
    public PromptSize size(GenerationRequest request, Cancellation cancellation) {
        return generation.whileActive(
                cancellation, () -> sizeOf(RequestCleaner.clean(request).request(), cancellation));
    }

    /**
     * The text of token ids, special tokens included.
     *
     * @param model the model that would answer, if the request names one
     * @throws GenerationException INVALID_PARAMETER if the vocabulary lacks an id, no backend
     *     has the named model, or its tokenizer is not known here; MODEL_LOADING or MODEL_UNAVAILABLE when it is not ready
     */
    public String decode(List<Integer> ids, Optional<String> model) {
        return router.current().tokenizer(model).decode(ids);
    }

    /** The tokens of {@code text} on its own. Errors as in {@link #decode}. */
    public TokenizedText tokenize(String text, Optional<String> model) {
        return router.current().tokenizer(model).tokenize(text);
    }

    /** The tokens of the whole prompt of {@code request}, chat template included. Errors as in {@link #decode}. */
    public TokenizedText tokenize(GenerationRequest request) {
        return router.current()
                .tokenizer(request.model())
                .tokenize(RequestCleaner.clean(request).request());
    }

    /**
     * {@code request} with the last tokens of its raw prompt only.
     *
     * @param most 1 or more
     * @throws GenerationException INVALID_PARAMETER, naming {@code truncate}, if the model's tokenizer is not known here, or
     *     only white space would be left; MODEL_LOADING or MODEL_UNAVAILABLE when the model is not ready
     */
    public GenerationRequest lastTokens(GenerationRequest request, Prompt.Text prompt, int most) {
        ModelTokenizer tokenizer = tokenizerToTruncate(request.model());
        String rest = LastTokens.of(prompt.text(), most, tokenizer);
        return request.asking(prompt.saying(rest), request.passages());
    }

    private ModelTokenizer tokenizerToTruncate(Optional<String> model) {
        try {
            return router.current().tokenizer(model);
        } catch (GenerationException unknown) {
            throw unknown.code() == ErrorCode.INVALID_PARAMETER
                    ? GenerationException.invalidParameter(
                            "truncate", "cannot be given: only the model in this process shows its tokens")
                    : unknown;
        }
    }

    private PromptSize sizeOf(GenerationRequest request, Cancellation cancellation) {
        ModelStatus model = router.current().modelStatus(request);
        Optional<ContextWindow> window = router.current().window(request);
        int answer = window.map(contextWindow -> contextWindow.answerRoom(request))
                .orElseGet(() -> request.options().maxNewTokens().orElse(model.maxOutputTokens()));
        return new PromptSize(
                request.model().orElse(model.name()),
                window.map(contextWindow -> contextWindow.countPrompt(request))
                        .orElseGet(() -> TokenEstimate.of(request)),
                window.map(contextWindow -> !contextWindow.exact()).orElse(true),
                window.map(contextWindow -> OptionalInt.of(contextWindow.tokens()))
                        .orElse(OptionalInt.empty()),
                answer,
                window.map(contextWindow -> OptionalInt.of(passagesThatFit(request, contextWindow, cancellation)))
                        .orElse(OptionalInt.empty()));
    }

    /** A binary search of at most seven steps. Each counts the whole prompt, as the tokens per passage are not known. */
    private static int passagesThatFit(GenerationRequest request, ContextWindow window, Cancellation cancellation) {
        int room = window.tokens() - window.answerRoom(request);
        int fit = 0;
        int tooMany = request.passages().size() + 1;
        while (tooMany - fit > 1) {
            cancellation.throwIfCancelled();
            int guess = (fit + tooMany) >>> 1;
            GenerationRequest some =
                    request.asking(request.prompt(), request.passages().subList(0, guess));
            if (window.countPrompt(some) <= room) {
                fit = guess;
            } else {
                tooMany = guess;
            }
        }
        return fit;
    }
}
