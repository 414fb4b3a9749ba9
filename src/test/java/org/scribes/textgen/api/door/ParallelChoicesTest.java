package org.scribes.textgen.api.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.scribes.textgen.domain.Cancellation;
import org.scribes.textgen.domain.Completion;
import org.scribes.textgen.domain.Delivery;
import org.scribes.textgen.domain.ErrorCode;
import org.scribes.textgen.domain.FinishReason;
import org.scribes.textgen.domain.GenerationException;
import org.scribes.textgen.domain.GenerationRequest;
import org.scribes.textgen.domain.GenerationResult;
import org.scribes.textgen.domain.Mode;
import org.scribes.textgen.domain.Prompt;
import org.scribes.textgen.domain.Route;
import org.scribes.textgen.domain.SamplingOptions;
import org.scribes.textgen.domain.StreamEvent;
import org.scribes.textgen.domain.TokenUsage;

@Timeout(20)
class ParallelChoicesTest {
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<ChoiceEvent> events = Collections.synchronizedList(new ArrayList<>());
    private final Cancellation request = new Cancellation(Duration.ofSeconds(30), System::nanoTime);

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    private static List<GenerationRequest> requests(int count) {
        GenerationRequest first = new GenerationRequest(
                "req",
                new Prompt.Text("Who wept?", false),
                List.of(),
                SamplingOptions.DEFAULTS.seeded(OptionalLong.of(7)),
                Optional.empty(),
                Delivery.WHOLE);
        return Choices.variants(first, count, 0);
    }

    private static GenerationResult result(GenerationRequest choice) {
        Completion completion = new Completion(
                choice.requestId(), FinishReason.EOS_TOKEN, "tiny", Mode.LOCAL, TokenUsage.counted(1, 1), 0, List.of());
        return new GenerationResult(choice.requestId(), completion, Route.DIRECT, Duration.ZERO, Optional.empty());
    }

    @Test
    void answers_areInTheirOrderWithSeedsAndIdsOfTheirOwn() {
        List<GenerationRequest> requests = requests(4);

        List<GenerationResult> results = new ParallelChoices(
                        (choice, until, own) -> {
                            own.accept(new StreamEvent.Token(choice.requestId()));
                            return result(choice);
                        },
                        threads,
                        events::add,
                        request)
                .generate(requests);

        assertThat(results.stream().map(GenerationResult::requestId)).containsExactly("req", "req.1", "req.2", "req.3");
        assertThat(requests.stream().map(one -> one.options().seed().orElseThrow()))
                .containsExactly(7L, 8L, 9L, 10L);
        assertThat(events).hasSize(4).contains(new ChoiceEvent(2, new StreamEvent.Token("req.2")));
    }

    @Test
    void otherAnswers_startWithTheFirstEventOfTheFirst() {
        ConcurrentHashMap<String, Integer> seenAtStart = new ConcurrentHashMap<>();

        new ParallelChoices(
                        (choice, until, own) -> {
                            seenAtStart.put(choice.requestId(), events.size());
                            IntStream.range(0, 3).forEach(i -> own.accept(new StreamEvent.Token("x")));
                            return result(choice);
                        },
                        threads,
                        events::add,
                        request)
                .generate(requests(2));

        assertThat(seenAtStart).containsEntry("req", 0).containsKey("req.1");
    }

    @Test
    void firstAnswerThatFails_isTheFailure() {
        GenerationException failure = new GenerationException(ErrorCode.UPSTREAM_ERROR, "failed");

        assertThatThrownBy(() -> new ParallelChoices(
                                (choice, until, own) -> {
                                    throw failure;
                                },
                                threads,
                                events::add,
                                request)
                        .generate(requests(3)))
                .isSameAs(failure);
    }

    @Test
    void otherAnswerThatFails_isTheFailureAndEndsTheRest() {
        GenerationException failure = new GenerationException(ErrorCode.UPSTREAM_ERROR, "failed");

        assertThatThrownBy(() -> new ParallelChoices(
                                (choice, until, own) -> {
                                    if (choice.requestId().equals("req.1")) {
                                        throw failure;
                                    }
                                    if (choice.requestId().equals("req.2")) {
                                        awaitCancel(until);
                                    }
                                    return result(choice);
                                },
                                threads,
                                events::add,
                                request)
                        .generate(requests(3)))
                .isSameAs(failure);
    }

    @Test
    void requestThatIsCancelled_endsAllAnswers() {
        assertThatThrownBy(() -> new ParallelChoices(
                                (choice, until, own) -> {
                                    own.accept(new StreamEvent.Token("x"));
                                    if (choice.requestId().equals("req")) {
                                        request.cancel(Cancellation.Reason.CLIENT_GONE);
                                        until.throwIfCancelled();
                                    }
                                    awaitCancel(until);
                                    until.throwIfCancelled();
                                    return result(choice);
                                },
                                threads,
                                events::add,
                                request)
                        .generate(requests(3)))
                .isInstanceOfSatisfying(
                        GenerationException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.CANCELLED));
    }

    private static void awaitCancel(Cancellation until) {
        try {
            until.awaitCancel(Duration.ofSeconds(15));
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
        assertThat(until.reason()).isPresent();
    }
}
