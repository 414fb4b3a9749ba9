package org.scribes.textgen.cache;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.scribes.textgen.domain.Cancellation;
import org.scribes.textgen.domain.Candidate;
import org.scribes.textgen.domain.CandidateScore;
import org.scribes.textgen.domain.Citation;
import org.scribes.textgen.domain.CitationKind;
import org.scribes.textgen.domain.Completion;
import org.scribes.textgen.domain.ContextLayout;
import org.scribes.textgen.domain.Delivery;
import org.scribes.textgen.domain.FinishReason;
import org.scribes.textgen.domain.GenerationRequest;
import org.scribes.textgen.domain.GenerationResult;
import org.scribes.textgen.domain.GroundedAnswer;
import org.scribes.textgen.domain.GroundingPolicy;
import org.scribes.textgen.domain.GroundingSummary;
import org.scribes.textgen.domain.Mode;
import org.scribes.textgen.domain.ModelStatus;
import org.scribes.textgen.domain.Passage;
import org.scribes.textgen.domain.Prompt;
import org.scribes.textgen.domain.Route;
import org.scribes.textgen.domain.SamplingOptions;
import org.scribes.textgen.domain.Standing;
import org.scribes.textgen.domain.TokenUsage;
import org.scribes.textgen.domain.Truncation;
import org.scribes.textgen.domain.Verdict;

/** Requests and cacheable answers. */
final class TestingAnswers {
    static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    private TestingAnswers() {}

    static GenerationRequest request(String prompt) {
        return request("req-1", prompt, SamplingOptions.DEFAULTS, true, Delivery.WHOLE);
    }

    static GenerationRequest request(
            String id, String prompt, SamplingOptions options, boolean cache, Delivery delivery) {
        return new GenerationRequest(
                id,
                new Prompt.Text(prompt, false),
                List.of(new Passage("1", "For God so loved the world", Optional.of("John 3:16"), Optional.empty())),
                options,
                Optional.empty(),
                delivery,
                GroundingPolicy.REPAIR,
                Truncation.NO,
                cache,
                Optional.empty());
    }

    static ModelStatus model() {
        return new ModelStatus(
                "tiny",
                Mode.LOCAL,
                new ModelStatus.LoadState.Ready(),
                Optional.of("f32"),
                Optional.of("cpu"),
                400,
                OptionalInt.of(512),
                OptionalDouble.of(0.2),
                Optional.empty(),
                Optional.of("first"));
    }

    static GenerationResult result(String text) {
        return result(text, Route.DIRECT);
    }

    static GenerationResult result(String text, Route route) {
        return new GenerationResult(
                "req-1", completion(text), route, Optional.empty(), Duration.ofSeconds(2), Optional.of(Duration.ZERO));
    }

    static Completion completion(String text) {
        return new Completion(
                text, FinishReason.EOS_TOKEN, "tiny", Mode.LOCAL, TokenUsage.counted(12, 7), 0.2, List.of("careful"));
    }

    /** A grounded answer: a quotation, then a marker at the end. */
    static CachedAnswer grounded(Instant expiresAt) {
        String text = "He says, \"For God\" \uD83D\uDE00 [1] so.";
        Citation quotation = citation(CitationKind.QUOTE, 9, 18, "\"For God\"");
        Citation marker = citation(CitationKind.MARKER, 21, 24, "[1]");
        GroundingSummary summary = new GroundingSummary(
                GroundingPolicy.REPAIR,
                ContextLayout.PASSAGES,
                Map.of(CitationKind.QUOTE, Map.of(Verdict.VERIFIED, 1)),
                2,
                2,
                1,
                1);
        return new CachedAnswer(
                completion(text),
                Optional.of(
                        new GroundedAnswer(text, List.of(quotation, marker), summary, List.of("careful"), true, 12)),
                List.of(candidate()),
                expiresAt);
    }

    private static Candidate candidate() {
        CandidateScore score = new CandidateScore(
                Standing.SUPPORTED,
                0.9,
                0,
                OptionalDouble.of(1),
                OptionalDouble.empty(),
                1,
                0.5,
                OptionalDouble.of(0.25),
                1,
                true);
        return new Candidate(
                "model",
                Optional.of("local"),
                OptionalLong.of(7),
                true,
                Optional.of(score),
                Optional.of(TokenUsage.counted(3, 2)),
                Optional.empty(),
                Optional.of("text"));
    }

    private static Citation citation(CitationKind kind, int start, int end, String text) {
        return new Citation(
                kind,
                Verdict.VERIFIED,
                start,
                end,
                text,
                true,
                List.of(new Citation.Source("1", 0, 7)),
                Optional.of("John.3.16"),
                Optional.empty(),
                Optional.empty(),
                Optional.of("\"For Gott\""),
                Optional.empty(),
                List.of());
    }

    static Cancellation patient() {
        return new Cancellation(Duration.ofSeconds(30), System::nanoTime);
    }
}
