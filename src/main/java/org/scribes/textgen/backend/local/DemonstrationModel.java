package org.scribes.textgen.backend.local;

import java.util.List;
import org.scribes.textgen.backend.local.prompt.PreparedRequest;
import org.scribes.textgen.domain.Cancellation;
import org.scribes.textgen.domain.Completion;
import org.scribes.textgen.domain.FinishReason;
import org.scribes.textgen.domain.GenerationRequest;
import org.scribes.textgen.domain.LogprobOptions;
import org.scribes.textgen.domain.Mode;
import org.scribes.textgen.domain.TokenScores;
import org.scribes.textgen.domain.TokenSink;
import org.scribes.textgen.domain.TokenUsage;
import org.scribes.textgen.grounding.passage.GroundingInput;

/** What users must know of the embedded model: it learned to quote passages and nothing else. */
final class DemonstrationModel {
    /** The settings of which one replaces the model. */
    static final String SETTINGS = "HF_MODEL_PATH, HF_API_KEY or TEXTGEN_HUB_URL";

    static final String NOTE = "demonstration model: " + EmbeddedModel.NAME
            + " has 4 million parameters and only quotes passages; set " + SETTINGS + " to use another one";
    static final String REFUSAL =
            "I can only quote passages that come with a question, and this question came with none.";

    private DemonstrationModel() {}

    /**
     * Whether {@code request} has no passages, so that the model would write gibberish. A raw prompt and a prompt to be
     * scored are the caller's affair.
     */
    static boolean refuses(GenerationRequest request) {
        boolean scored =
                request.demands().logprobs().filter(LogprobOptions::prompt).isPresent();
        return !request.prompt().raw()
                && !scored
                && GroundingInput.of(request).passages().isEmpty();
    }

    /**
     * Answers with {@link #REFUSAL}, whole whatever the limits of a generated answer. No token is generated, so none is
     * scored.
     *
     * @param prepared the request, whose prompt the model does not read
     */
    static Completion refuse(PreparedRequest prepared, TokenSink sink, Cancellation cancellation) {
        cancellation.throwIfCancelled();
        sink.accept(REFUSAL);
        Completion refusal = new Completion(
                        REFUSAL,
                        FinishReason.EOS_TOKEN,
                        EmbeddedModel.NAME,
                        Mode.LOCAL,
                        TokenUsage.counted(prepared.prompt().size(), 0),
                        0,
                        List.of())
                .refusing();
        return prepared.logprobs().isPresent() ? refusal.scored(new TokenScores(List.of(), List.of())) : refusal;
    }
}
