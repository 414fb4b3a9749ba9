package org.scribes.textgen.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code toString()} never contains prompts, passages or answers. */
class UnseenTextTest {
    private static final String SECRET = "Zerubbabel";

    static List<Object> carriers() {
        Message message = new Message(Role.USER, SECRET);
        Passage passage = new Passage(SECRET, SECRET, Optional.of(SECRET), Optional.of(SECRET));
        Prompt text = new Prompt.Text(SECRET, false);
        Prompt conversation = new Prompt.Conversation(List.of(message));
        Completion completion = new Completion(
                SECRET, FinishReason.EOS_TOKEN, "tiny", Mode.LOCAL, TokenUsage.counted(1, 1), 0, List.of());
        GenerationResult result = new GenerationResult("id", completion, Route.DIRECT, Duration.ZERO, Optional.empty());
        GenerationRequest request = new GenerationRequest(
                "id", text, List.of(passage), SamplingOptions.DEFAULTS, Optional.empty(), Delivery.WHOLE);
        Citation citation = new Citation(
                CitationKind.QUOTE,
                Verdict.ALTERED,
                0,
                10,
                SECRET,
                true,
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(SECRET),
                Optional.of(SECRET),
                Optional.empty(),
                List.of());
        GroundingSummary summary =
                new GroundingSummary(GroundingPolicy.REPAIR, ContextLayout.PASSAGES, Map.of(), 1, 1, 1, 1);
        GroundedAnswer grounded = new GroundedAnswer(SECRET, List.of(citation), summary, List.of(SECRET), true, 1);
        return List.of(
                citation,
                grounded,
                new GenerationResult(
                        "id", completion, Route.DIRECT, Optional.of(grounded), Duration.ZERO, Optional.empty()),
                new ScriptureReference(SECRET, "John.3.16", 0, 10, true),
                new StreamEvent.Cited(citation),
                message,
                passage,
                text,
                conversation,
                completion,
                result,
                request,
                new StreamEvent.Token(SECRET),
                new StreamEvent.Done(result));
    }

    @ParameterizedTest
    @MethodSource("carriers")
    void toString_recordWithText_omitsTheText(Object carrier) {
        assertThat(carrier.toString()).isNotEmpty().doesNotContain(SECRET);
    }
}
