package org.scribes.textgen.generation.pipeline;

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
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.scribes.textgen.backend.TestingBackend;
import org.scribes.textgen.backend.TextBackend;
import org.scribes.textgen.backend.TransientFailure;
import org.scribes.textgen.config.RetryConfig;
import org.scribes.textgen.domain.Cancellation;
import org.scribes.textgen.domain.Completion;
import org.scribes.textgen.domain.Delivery;
import org.scribes.textgen.domain.ErrorCode;
import org.scribes.textgen.domain.FinishReason;
import org.scribes.textgen.domain.GenerationException;
import org.scribes.textgen.domain.GenerationRequest;
import org.scribes.textgen.domain.GenerationResult;
import org.scribes.textgen.domain.Mode;
import org.scribes.textgen.domain.ModelStatus;
import org.scribes.textgen.domain.TokenSink;
import org.scribes.textgen.domain.TokenUsage;
import org.scribes.textgen.observe.TestingMetrics;

class RetryTest {
    private static final Logger LOG = Logger.getLogger("org.scribes.textgen.generation");
    private static final RetryConfig AT_ONCE =
            new RetryConfig(4, Duration.ofNanos(1), Duration.ofNanos(2), Duration.ofNanos(1));
    private static final Completion ANSWER = new Completion(
            "yes", FinishReason.EOS_TOKEN, "org/model", Mode.API, TokenUsage.counted(1, 1), 0, List.of());

    private final TestingMetrics metrics = new TestingMetrics();
    private final AtomicInteger draws = new AtomicInteger();
    private final AtomicLong now = new AtomicLong();
    private final Cancellation cancellation = new Cancellation(Duration.ofSeconds(60), now::get);
    private final List<String> seen = new ArrayList<>();
    private final Deque<Consumer<TokenSink>> attempts = new ArrayDeque<>();

    @BeforeAll
    static void silenceTheLog() {
        LOG.setLevel(Level.OFF);
    }

    @AfterAll
    static void restoreTheLog() {
        LOG.setLevel(null);
    }

    @Test
    void firstAttempt_succeeds_noRetry() {
        attempts.add(RetryTest::answering);

        GenerationResult result = answer(AT_ONCE, Delivery.WHOLE);

        assertThat(result.completion()).isEqualTo(ANSWER);
        assertThat(result.route().attempts()).isEqualTo(1);
        assertThat(metrics.counts()).isEmpty();
        assertThat(draws).hasValue(0);
    }

    @Test
    void transientFailures_areRetriedAndCountedByReason() {
        attempts.add(failing("503"));
        attempts.add(failing("reset"));
        attempts.add(failing("503"));
        attempts.add(RetryTest::answering);

        GenerationResult result = answer(AT_ONCE, Delivery.STREAM_ERROR);

        assertThat(result.completion()).isEqualTo(ANSWER);
        assertThat(result.route().attempts()).isEqualTo(4);
        assertThat(metrics.counts())
                .isEqualTo(Map.of("textgen_retries reason=503", 2L, "textgen_retries reason=reset", 1L));
        assertThat(draws).as("plans of a wait").hasValue(3);
    }

    @Test
    void attempts_areLimited() {
        for (int i = 1; i <= 9; i++) {
            attempts.add(failing("try " + i));
        }

        GenerationException failure =
                catchThrowableOfType(GenerationException.class, () -> answer(AT_ONCE, Delivery.WHOLE));

        assertThat(failure).hasMessage("try 4");
        assertThat(attempts).as("attempts not made").hasSize(5);
        assertThat(metrics.counts()).isEqualTo(Map.of("textgen_retries reason=other", 3L));
    }

    @Test
    void limitOfOneAttempt_isNotRetried() {
        attempts.add(failing("503"));
        RetryConfig once = new RetryConfig(1, Duration.ofNanos(1), Duration.ofNanos(1), Duration.ofNanos(1));

        assertThatThrownBy(() -> answer(once, Delivery.WHOLE)).hasMessage("503");
        assertThat(metrics.counts()).isEmpty();
    }

    @Test
    void permanentFailure_isNotRetried() {
        GenerationException failure = new GenerationException(ErrorCode.UPSTREAM_AUTH, "no key");
        attempts.add(sink -> {
            throw failure;
        });

        assertThatThrownBy(() -> answer(AT_ONCE, Delivery.WHOLE)).isSameAs(failure);
        assertThat(metrics.counts()).isEmpty();
    }

    @Test
    void defect_isNotRetried() {
        IllegalStateException defect = new IllegalStateException("defect");
        attempts.add(sink -> {
            throw defect;
        });

        assertThatThrownBy(() -> answer(AT_ONCE, Delivery.WHOLE))
                .isInstanceOfSatisfying(
                        GenerationException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.GENERATION_FAILED))
                .hasCause(defect);
        assertThat(metrics.counts()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"STREAM_RESTART", "STREAM_ERROR"})
    void failureAfterStreamedText_isNotRetried(Delivery delivery) {
        attempts.add(afterText("In"));

        assertThatThrownBy(() -> answer(AT_ONCE, delivery))
                .isInstanceOf(GenerationException.class)
                .hasMessage("reset");
        assertThat(seen).containsExactly("In");
        assertThat(metrics.counts()).isEmpty();
    }

    @Test
    void failureAfterUnstreamedText_isRetried() {
        attempts.add(afterText("In"));
        attempts.add(failing("503"));
        attempts.add(RetryTest::answering);

        assertThat(answer(AT_ONCE, Delivery.WHOLE).completion()).isEqualTo(ANSWER);
        assertThat(seen).containsExactly("In", "RESTART UPSTREAM_ERROR", "yes");
    }

    @Test
    void waitBeyondDeadline_isNotRetried() {
        attempts.add(sink -> {
            throw new TransientFailure(
                    "429", GenerationException.retryable(ErrorCode.UPSTREAM_QUOTA, "later", Duration.ofSeconds(60)));
        });

        GenerationException failure =
                catchThrowableOfType(GenerationException.class, () -> answer(AT_ONCE, Delivery.WHOLE));

        assertThat(failure.code()).isEqualTo(ErrorCode.UPSTREAM_QUOTA);
        assertThat(failure.retryAfter()).contains(Duration.ofSeconds(60));
        assertThat(metrics.counts()).isEmpty();
    }

    @Test
    void waitBeyondStandbyLimit_isNotRetried() {
        attempts.add(failing("503"));
        RetryConfig slow = new RetryConfig(4, Duration.ofSeconds(5), Duration.ofSeconds(5), Duration.ofSeconds(2));
        TextBackend standby = new Scripted(Mode.LOCAL, new ArrayDeque<>(List.of(failing("standby"))));

        assertThatThrownBy(() -> answer(slow, Delivery.WHOLE, standby)).hasMessage("503");
    }

    @Test
    void clientGone_isNotRetried() {
        attempts.add(sink -> {
            cancellation.cancel(Cancellation.Reason.CLIENT_GONE);
            failing("503").accept(sink);
        });
        attempts.add(RetryTest::answering);

        GenerationException failure =
                catchThrowableOfType(GenerationException.class, () -> answer(AT_ONCE, Delivery.WHOLE));

        assertThat(failure.code()).isEqualTo(ErrorCode.CANCELLED);
        assertThat(attempts).as("attempts not made").hasSize(1);
    }

    @Test
    void interruptedWait_endsTheRequest() {
        attempts.add(sink -> {
            Thread.currentThread().interrupt();
            failing("503").accept(sink);
        });
        RetryConfig slow = new RetryConfig(2, Duration.ofSeconds(50), Duration.ofSeconds(50), Duration.ofSeconds(2));

        GenerationException failure =
                catchThrowableOfType(GenerationException.class, () -> answer(slow, Delivery.WHOLE));

        assertThat(Thread.interrupted()).isTrue();
        assertThat(failure.code()).isEqualTo(ErrorCode.OVERLOADED);
        assertThat(cancellation.reason()).contains(Cancellation.Reason.STOPPING);
    }

    private GenerationResult answer(RetryConfig config, Delivery delivery, TextBackend... standby) {
        List<TextBackend> backends = new ArrayList<>(List.of(new Scripted(Mode.API, attempts)));
        backends.addAll(List.of(standby));
        TestingChain chain = new TestingChain(metrics, backends, config, () -> {
            draws.incrementAndGet();
            return 0;
        });
        TestingChain.Outcome outcome = chain.ask(TestingChain.request(delivery), cancellation);
        seen.addAll(outcome.seen());
        if (outcome.failure().isPresent()) {
            throw outcome.failure().get();
        }
        return outcome.answer().orElseThrow();
    }

    private static Consumer<TokenSink> failing(String reason) {
        return sink -> {
            throw new TransientFailure(reason, new GenerationException(ErrorCode.UPSTREAM_ERROR, reason));
        };
    }

    private static Consumer<TokenSink> afterText(String text) {
        return sink -> {
            sink.accept(text);
            failing("reset").accept(sink);
        };
    }

    private static void answering(TokenSink sink) {
        sink.accept(ANSWER.text());
    }

    /** A backend with one script per attempt. */
    private record Scripted(Mode mode, Deque<Consumer<TokenSink>> attempts) implements TextBackend {
        @Override
        public Completion generate(GenerationRequest request, TokenSink sink, Cancellation cancellation) {
            attempts.remove().accept(sink);
            return ANSWER;
        }

        @Override
        public List<String> models() {
            return List.of("org/model");
        }

        @Override
        public ModelStatus modelStatus() {
            return new TestingBackend(mode, new ModelStatus.LoadState.Ready(), models(), sink -> {}).modelStatus();
        }
    }
}
