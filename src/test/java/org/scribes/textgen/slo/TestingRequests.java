package org.scribes.textgen.slo;

import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.scribes.textgen.domain.Caller;
import org.scribes.textgen.domain.Citation;
import org.scribes.textgen.domain.CitationKind;
import org.scribes.textgen.domain.Completion;
import org.scribes.textgen.domain.ContextLayout;
import org.scribes.textgen.domain.ErrorCode;
import org.scribes.textgen.domain.Failover;
import org.scribes.textgen.domain.FinishReason;
import org.scribes.textgen.domain.FinishedRequest;
import org.scribes.textgen.domain.GenerationResult;
import org.scribes.textgen.domain.GroundedAnswer;
import org.scribes.textgen.domain.GroundingPolicy;
import org.scribes.textgen.domain.GroundingSummary;
import org.scribes.textgen.domain.Mode;
import org.scribes.textgen.domain.ModelStatus;
import org.scribes.textgen.domain.Route;
import org.scribes.textgen.domain.TokenUsage;
import org.scribes.textgen.domain.Verdict;

/** Finished requests. */
public final class TestingRequests {
    private static final Route FALLBACK =
            new Route(2, List.of(new Failover(Mode.API, Mode.LOCAL, ErrorCode.TIMEOUT, "late")));

    private TestingRequests() {}

    public static FinishedRequest answered(Duration latency) {
        return answered(latency, 40, Route.DIRECT, Optional.empty());
    }

    static FinishedRequest degraded(Duration latency) {
        return answered(latency, 40, FALLBACK, Optional.empty());
    }

    static FinishedRequest ofTokens(int generated) {
        return answered(Duration.ofMillis(20), generated, Route.DIRECT, Optional.empty());
    }

    static FinishedRequest cached(Duration latency) {
        FinishedRequest first = grounded(quotation(Verdict.ALTERED, false));
        GenerationResult result = first.result()
                .orElseThrow()
                .reaching("req-2", latency, Optional.empty())
                .asCached();
        return FinishedRequest.answered(Caller.ANONYMOUS, result);
    }

    static FinishedRequest failed(ErrorCode code) {
        return FinishedRequest.failed("req-1", Caller.ANONYMOUS, "tiny", Mode.LOCAL, code, Duration.ofSeconds(30));
    }

    /** An answer with the given citations. */
    static FinishedRequest grounded(Citation... citations) {
        Map<CitationKind, Map<Verdict, Integer>> counts = new EnumMap<>(CitationKind.class);
        Arrays.stream(citations)
                .forEach(citation -> counts.computeIfAbsent(citation.kind(), kind -> new EnumMap<>(Verdict.class))
                        .merge(citation.verdict(), 1, Integer::sum));
        GroundingSummary summary =
                new GroundingSummary(GroundingPolicy.REPORT, ContextLayout.PASSAGES, counts, 0, 0, 1, 0);
        GroundedAnswer answer = new GroundedAnswer("an answer", List.of(citations), summary, List.of(), false, 0);
        return answered(Duration.ofMillis(20), 40, Route.DIRECT, Optional.of(answer));
    }

    static Citation quotation(Verdict verdict, boolean repaired) {
        return citation(CitationKind.QUOTE, verdict, repaired);
    }

    static Citation citation(CitationKind kind, Verdict verdict, boolean repaired) {
        return new Citation(
                kind,
                verdict,
                0,
                2,
                "an",
                true,
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                repaired ? Optional.of("on") : Optional.empty(),
                Optional.empty(),
                List.of());
    }

    static ModelStatus model(boolean ready) {
        return new ModelStatus(
                "tiny",
                Mode.LOCAL,
                ready ? new ModelStatus.LoadState.Ready() : new ModelStatus.LoadState.Loading("weights", 0.5),
                Optional.empty(),
                Optional.empty(),
                400,
                OptionalInt.empty(),
                OptionalDouble.empty());
    }

    private static FinishedRequest answered(
            Duration latency, int generated, Route route, Optional<GroundedAnswer> grounded) {
        Completion completion = new Completion(
                "an answer",
                FinishReason.EOS_TOKEN,
                "tiny",
                Mode.LOCAL,
                TokenUsage.counted(12, generated),
                0.2,
                List.of());
        return FinishedRequest.answered(
                Caller.ANONYMOUS,
                new GenerationResult("req-1", completion, route, grounded, latency, Optional.empty()));
    }
}
