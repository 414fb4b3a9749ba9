package org.scribes.textgen.observe;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.scribes.textgen.domain.Caller;
import org.scribes.textgen.domain.Completion;
import org.scribes.textgen.domain.EngineTimes;
import org.scribes.textgen.domain.ErrorCode;
import org.scribes.textgen.domain.FinishReason;
import org.scribes.textgen.domain.FinishedRequest;
import org.scribes.textgen.domain.GenerationResult;
import org.scribes.textgen.domain.Mode;
import org.scribes.textgen.domain.Route;
import org.scribes.textgen.domain.TokenUsage;

/** Requests that are over: of the model {@code tiny} here, which read 12 tokens and wrote 5 in 420 ms, the first after 20. */
final class FinishedRequests {
    private FinishedRequests() {}

    static FinishedRequest answered() {
        return FinishedRequest.answered(Caller.ANONYMOUS, result());
    }

    static GenerationResult result() {
        return result(completion("tiny", 5, Optional.empty()));
    }

    static GenerationResult result(Completion completion) {
        return new GenerationResult(
                "r", completion, Route.DIRECT, Duration.ofMillis(420), Optional.of(Duration.ofMillis(20)));
    }

    static Completion completion(String model, int tokens, Optional<EngineTimes> engine) {
        return new Completion(
                "In the beginning",
                FinishReason.EOS_TOKEN,
                model,
                Mode.LOCAL,
                TokenUsage.counted(12, tokens),
                0.2,
                List.of(),
                OptionalLong.empty(),
                engine);
    }

    /** A request that failed after 70 ms. */
    static FinishedRequest failed(ErrorCode code) {
        return FinishedRequest.failed("r", Caller.ANONYMOUS, "tiny", Mode.LOCAL, code, Duration.ofMillis(70));
    }
}
