package org.scribes.textgen.backend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.scribes.textgen.config.RetryConfig;
import org.scribes.textgen.domain.Cancellation;
import org.scribes.textgen.domain.Completion;
import org.scribes.textgen.domain.Delivery;
import org.scribes.textgen.domain.ErrorCode;
import org.scribes.textgen.domain.FinishReason;
import org.scribes.textgen.domain.GenerationException;
import org.scribes.textgen.domain.Mode;
import org.scribes.textgen.domain.TokenSink;
import org.scribes.textgen.domain.TokenUsage;
import org.scribes.textgen.observe.TestingMetrics;

class RetriesTest {
    private static final Logger LOG = Logger.getLogger("org.scribes.textgen.backend");
    private static final RetryConfig AT_ONCE =
            new RetryConfig(4, Duration.ofNanos(1), Duration.ofNanos(2), Duration.ofNanos(1));
    private static final Completion ANSWER = new Completion(
            "yes", FinishReason.EOS_TOKEN, "org/model", Mode.API, TokenUsage.counted(1, 1), 0, List.of());

    private final TestingMetrics metrics = new TestingMetrics();
    private final AtomicInteger draws = new AtomicInteger();
    private final AtomicLong now = new AtomicLong();
    private final Cancellation cancellation = new Cancellation(Duration.ofSeconds(60), now::get);
    private final List<String> seen = new ArrayList<>();
    private final Deque<Supplier<Completion>> attempts = new ArrayDeque<>();

    @BeforeAll
    static void silenceTheLog() {
        LOG.setLevel(Level.OFF);
    }

    @AfterAll
    static void restoreTheLog() {
        LOG.setLevel(null);
    }

    @Test
    void firstAnswer_isGivenWithoutARetry() {
        attempts.add(() -> ANSWER);
        AnswerInProgress progress = progress(Delivery.WHOLE);

        assertThat(answer(AT_ONCE, progress)).isEqualTo(ANSWER);
        assertThat(progress.route().attempts()).isEqualTo(1);
        assertThat(metrics.counts()).isEmpty();
        assertThat(draws).hasValue(0);
    }

    @Test
    void attemptsThatFailInPassing_areMadeAgainAndCountedByReason() {
        attempts.add(failing("503"));
        attempts.add(failing("reset"));
        attempts.add(failing("503"));
        attempts.add(() -> ANSWER);
        AnswerInProgress progress = progress(Delivery.STREAM_ERROR);

        assertThat(answer(AT_ONCE, progress)).isEqualTo(ANSWER);
        assertThat(progress.route().attempts()).isEqualTo(4);
        assertThat(metrics.counts())
                .isEqualTo(Map.of("textgen_retries reason=503", 2L, "textgen_retries reason=reset", 1L));
        assertThat(draws).as("plans of a wait").hasValue(3);
    }

    @Test
    void attempts_areNoMoreThanTheLimit() {
        for (int i = 1; i <= 9; i++) {
            attempts.add(failing("try " + i));
        }
        AnswerInProgress progress = progress(Delivery.WHOLE);

        GenerationException failure = catchThrowableOfType(GenerationException.class, () -> answer(AT_ONCE, progress));

        assertThat(failure).hasMessage("try 4");
        assertThat(progress.route().attempts()).isEqualTo(4);
        assertThat(metrics.counts()).isEqualTo(Map.of("textgen_retries reason=other", 3L));
    }

    @Test
    void singleAttempt_isNotMadeAgain() {
        attempts.add(failing("503"));
        RetryConfig once = new RetryConfig(1, Duration.ofNanos(1), Duration.ofNanos(1), Duration.ofNanos(1));

        assertThatThrownBy(() -> answer(once, progress(Delivery.WHOLE))).hasMessage("503");
        assertThat(metrics.counts()).isEmpty();
    }

    @Test
    void failureThatStays_andDefect_areNotTriedAgain() {
        for (RuntimeException failure : List.of(
                new GenerationException(ErrorCode.UPSTREAM_AUTH, "no key"), new IllegalStateException("defect"))) {
            attempts.clear();
            attempts.add(() -> {
                throw failure;
            });

            assertThatThrownBy(() -> answer(AT_ONCE, progress(Delivery.WHOLE))).isSameAs(failure);
        }
        assertThat(metrics.counts()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"STREAM_RESTART", "STREAM_ERROR"})
    void textThatWasStreamed_isNotBegunAnewByTheSameBackend(Delivery delivery) {
        AnswerInProgress progress = progress(delivery);
        attempts.add(afterText("In", progress));

        assertThatThrownBy(() -> answer(AT_ONCE, progress))
                .isInstanceOf(GenerationException.class)
                .hasMessage("reset");
        assertThat(seen).containsExactly("In");
        assertThat(metrics.counts()).isEmpty();
    }

    @Test
    void textThatNobodyHasSeen_isBegunAnew() {
        AnswerInProgress progress = progress(Delivery.WHOLE);
        attempts.add(afterText("In", progress));
        attempts.add(failing("503"));
        attempts.add(() -> ANSWER);

        assertThat(answer(AT_ONCE, progress)).isEqualTo(ANSWER);
        assertThat(seen).containsExactly("In", "RESTART UPSTREAM_ERROR");
    }

    @Test
    void waitBeyondTheDeadline_isNotBegun() {
        attempts.add(() -> {
            throw new TransientFailure(
                    "429", GenerationException.retryable(ErrorCode.UPSTREAM_QUOTA, "later", Duration.ofSeconds(60)));
        });

        GenerationException failure =
                catchThrowableOfType(GenerationException.class, () -> answer(AT_ONCE, progress(Delivery.WHOLE)));

        assertThat(failure.code()).isEqualTo(ErrorCode.UPSTREAM_QUOTA);
        assertThat(failure.retryAfter()).contains(Duration.ofSeconds(60));
        assertThat(metrics.counts()).isEmpty();
    }

    @Test
    void waitLongerThanAStandbyIsKept_isNotBegun() {
        attempts.add(failing("503"));
        Retries retries =
                retries(new RetryConfig(4, Duration.ofSeconds(5), Duration.ofSeconds(5), Duration.ofSeconds(2)));
        AnswerInProgress progress = progress(Delivery.WHOLE);

        assertThatThrownBy(() -> retries.answer(attempts.remove(), progress, cancellation, true))
                .hasMessage("503");
    }

    @Test
    void clientThatLeftMeanwhile_isNotAnsweredAgain() {
        attempts.add(() -> {
            cancellation.cancel(Cancellation.Reason.CLIENT_GONE);
            return failing("503").get();
        });
        AnswerInProgress progress = progress(Delivery.WHOLE);

        GenerationException failure = catchThrowableOfType(GenerationException.class, () -> answer(AT_ONCE, progress));

        assertThat(failure.code()).isEqualTo(ErrorCode.CANCELLED);
        assertThat(progress.route().attempts()).isEqualTo(1);
    }

    @Test
    void interruptedWait_endsTheRequest() {
        attempts.add(() -> {
            Thread.currentThread().interrupt();
            return failing("503").get();
        });
        RetryConfig slow = new RetryConfig(2, Duration.ofSeconds(50), Duration.ofSeconds(50), Duration.ofSeconds(2));

        GenerationException failure =
                catchThrowableOfType(GenerationException.class, () -> answer(slow, progress(Delivery.WHOLE)));

        assertThat(Thread.interrupted()).isTrue();
        assertThat(failure.code()).isEqualTo(ErrorCode.OVERLOADED);
        assertThat(cancellation.reason()).contains(Cancellation.Reason.STOPPING);
    }

    private Completion answer(RetryConfig config, AnswerInProgress progress) {
        return retries(config).answer(() -> attempts.remove().get(), progress, cancellation, false);
    }

    private Retries retries(RetryConfig config) {
        return new Retries(config, metrics.metrics(), () -> {
            draws.incrementAndGet();
            return 0;
        });
    }

    private AnswerInProgress progress(Delivery delivery) {
        return new AnswerInProgress(delivery, new TokenSink() {
            @Override
            public void accept(String text) {
                seen.add(text);
            }

            @Override
            public void restart(ErrorCode reason) {
                seen.add("RESTART " + reason);
            }
        });
    }

    private static Supplier<Completion> failing(String reason) {
        return () -> {
            throw new TransientFailure(reason, new GenerationException(ErrorCode.UPSTREAM_ERROR, reason));
        };
    }

    private static Supplier<Completion> afterText(String text, TokenSink sink) {
        return () -> {
            sink.accept(text);
            return failing("reset").get();
        };
    }
}
