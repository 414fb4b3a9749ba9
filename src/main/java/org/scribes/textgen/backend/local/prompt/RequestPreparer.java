package org.scribes.textgen.backend.local.prompt;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.scribes.textgen.backend.OutputLimit;
import org.scribes.textgen.backend.local.kv.PrefixSharing;
import org.scribes.textgen.domain.ContextWindow;
import org.scribes.textgen.domain.ErrorCode;
import org.scribes.textgen.domain.GenerationException;
import org.scribes.textgen.domain.GenerationRequest;
import org.scribes.textgen.domain.SamplingOptions;
import org.scribes.textgen.domain.Truncation;

/** Puts a request into the model's terms, and refuses one that does not fit its context window. */
public final class RequestPreparer implements ContextWindow {
    /** Of the window, for an answer whose length is not given, when prompts are cut to make room for it. */
    private static final int SHARE_OF_ANSWER = 4;

    private final PromptEncoder encoder;
    private final SamplingDefaults defaults;
    private final int contextWindow;

    public RequestPreparer(PromptEncoder encoder, SamplingDefaults defaults, int contextWindow) {
        this.encoder = encoder;
        this.defaults = defaults;
        this.contextWindow = contextWindow;
    }

    /** The temperature of a request that gives none. */
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

    /** What is asked for; where nothing is, an answer is content with what is left. */
    @Override
    public int answerRoom(GenerationRequest request) {
        int wanted = defaults.outputLimit(request.options()).tokens();
        if (request.options().maxNewTokens().isPresent()) {
            return wanted;
        }
        return request.truncation() == Truncation.NO
                ? 1
                : Math.max(1, Math.min(wanted, contextWindow / SHARE_OF_ANSWER));
    }

    /**
     * Prepares {@code request}.
     *
     * @throws GenerationException PROMPT_TOO_LONG, with the numbers; INVALID_PARAMETER where the model cannot take it
     */
    public PreparedRequest prepare(GenerationRequest request) {
        int[] prompt = encoder.encode(request);
        // what was cut is to leave more; but another backend's window may have been the measure
        requireRoom(prompt.length, request.options().maxNewTokens().isPresent() ? answerRoom(request) : 1);
        if (prompt.length == 0) {
            throw new GenerationException(ErrorCode.EMPTY_PROMPT, "the prompt holds no text that the model knows");
        }
        SamplingOptions options = request.options();
        OutputLimit wanted = defaults.outputLimit(options);
        int room = contextWindow - prompt.length;
        return new PreparedRequest(
                Arrays.stream(prompt).boxed().toList(),
                Math.min(wanted.tokens(), room),
                defaults.parameters(options),
                options.stop(),
                request.constraint().map(Supplier::get),
                warnings(wanted, room),
                new PrefixSharing(request.client(), encoder.common(request, prompt)),
                encoder.thinkingBegun(prompt));
    }

    private static List<String> warnings(OutputLimit wanted, int room) {
        List<String> warnings = new ArrayList<>();
        wanted.warning().ifPresent(warnings::add);
        if (wanted.tokens() > room) {
            warnings.add("the context window leaves room for %d tokens of the %d".formatted(room, wanted.tokens()));
        }
        return warnings;
    }
}
