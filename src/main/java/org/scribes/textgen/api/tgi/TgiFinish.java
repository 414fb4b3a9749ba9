package org.scribes.textgen.api.tgi;

import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.scribes.textgen.domain.FinishReason;
import org.scribes.textgen.domain.GenerationResult;
import org.scribes.textgen.domain.SamplingOptions;

/** How an answer ended, in the words of text-generation-inference, of which its clients know three. */
final class TgiFinish {
    private TgiFinish() {}

    /** The reason; {@code length}, which says that text is missing, for those that the protocol lacks. */
    static String of(FinishReason reason) {
        return switch (reason) {
            case EOS_TOKEN -> "eos_token";
            case STOP_SEQUENCE -> "stop_sequence";
            case LENGTH, CONTENT_FILTER, TOOL_CALLS -> "length";
        };
    }

    /** The seed that the answer was sampled with; null if it was not sampled, or the seed is not known. */
    static @Nullable Long seed(GenerationResult result, TgiQuestion question) {
        SamplingOptions options = question.request().options();
        OptionalLong seed = options.seed();
        boolean greedy = result.completion().temperature() == 0;
        boolean first = result.route().attempts() <= 1;
        return seed.isPresent() && !greedy && first ? seed.getAsLong() : null;
    }
}
