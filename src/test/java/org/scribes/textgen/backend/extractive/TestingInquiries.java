package org.scribes.textgen.backend.extractive;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.scribes.textgen.config.AssistantConfig;
import org.scribes.textgen.domain.Cancellation;
import org.scribes.textgen.domain.Completion;
import org.scribes.textgen.domain.Delivery;
import org.scribes.textgen.domain.GenerationRequest;
import org.scribes.textgen.domain.Passage;
import org.scribes.textgen.domain.Prompt;
import org.scribes.textgen.domain.SamplingOptions;
import org.scribes.textgen.grounding.scripture.ScriptureReferences;

/** Asks the backend, and holds every answer to what holds for all. */
public final class TestingInquiries {
    static final String NO_ANSWER = "The passages do not answer this question.";

    static final String NO_SUCH_PLACE =
            "The passages do not answer this question: it asks for a place that does not exist in the Bible.";
    static final String NO_PASSAGE =
            "The passages do not answer this question: they do not hold the place that it asks for.";

    private TestingInquiries() {}

    /** Whether {@code answer} is one of those that quote nothing. */
    static boolean quotesNothing(String answer) {
        return List.of(NO_ANSWER, NO_SUCH_PLACE, NO_PASSAGE).contains(answer);
    }

    public static ExtractiveBackend backend() {
        return new ExtractiveBackend(
                new AssistantConfig(
                        OptionalInt.empty(), OptionalInt.empty(), OptionalDouble.empty(), OptionalDouble.empty()),
                new ScriptureReferences());
    }

    static Passage verse(String reference, String text) {
        return new Passage(reference, text, Optional.of(reference), Optional.empty());
    }

    static SamplingOptions options(OptionalInt maxNewTokens, String... stops) {
        return new SamplingOptions(
                maxNewTokens,
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalInt.empty(),
                OptionalDouble.empty(),
                OptionalLong.empty(),
                List.of(stops));
    }

    static GenerationRequest request(Prompt prompt, List<Passage> passages, SamplingOptions options) {
        return new GenerationRequest("id", prompt, passages, options, Optional.empty(), Delivery.WHOLE);
    }

    static Cancellation never() {
        return new Cancellation(Duration.ofDays(1), System::nanoTime);
    }

    static Completion ask(String question, Passage... passages) {
        return ask(request(new Prompt.Text(question, false), List.of(passages), SamplingOptions.DEFAULTS));
    }

    static Completion ask(GenerationRequest request) {
        List<String> pieces = new ArrayList<>();
        Completion answer = backend().generate(request, pieces::add, never());
        if (pieces.contains("") || !String.join("", pieces).equals(answer.text())) {
            throw new AssertionError("the pieces are not the text");
        }
        return answer;
    }

    static String answer(String question, Passage... passages) {
        return ask(question, passages).text();
    }
}
