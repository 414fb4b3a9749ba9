package org.scribes.textgen.backend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.scribes.textgen.domain.Cancellation;
import org.scribes.textgen.domain.Consumption;
import org.scribes.textgen.domain.Delivery;
import org.scribes.textgen.domain.ErrorCode;
import org.scribes.textgen.domain.GenerationException;
import org.scribes.textgen.domain.GenerationRequest;
import org.scribes.textgen.domain.Mode;
import org.scribes.textgen.domain.ModelStatus;
import org.scribes.textgen.domain.TokenSink;
import org.scribes.textgen.domain.TokenUsage;
import org.scribes.textgen.generation.pipeline.TestingChain;
import org.scribes.textgen.observe.TestingMetrics;

class MeteredBackendTest {
    private static final GenerationRequest REQUEST = TestingChain.request(Delivery.STREAM_RESTART);

    private final AtomicLong clock = new AtomicLong();
    private final List<Consumption> consumptions = new ArrayList<>();

    @Test
    void answer_isReported() {
        ask(Mode.API, sink -> sink.accept("whatever"));

        assertThat(consumptions)
                .containsExactly(new Consumption(Mode.API, "m", TokenUsage.counted(1, 1), Duration.ZERO));
    }

    @Test
    void failedAttempt_isEstimatedFromItsText() {
        assertFails(Mode.API, sink -> {
            sink.accept("twelve ");
            sink.accept("chars");
            throw broken();
        });

        // "What does John 3:16 say?" has 24 characters
        assertThat(consumptions)
                .containsExactly(new Consumption(Mode.API, "model of API", new TokenUsage(6, 3, true), Duration.ZERO));
    }

    @Test
    void failedLocalAttempt_countsEngineTimeFromFirstPiece() {
        assertFails(Mode.LOCAL, sink -> {
            clock.addAndGet(5_000);
            sink.accept("a");
            clock.addAndGet(70_000);
            sink.accept("b");
            throw broken();
        });

        assertThat(consumptions).extracting(Consumption::engine).containsExactly(Duration.ofNanos(70_000));
    }

    @Test
    void failedAttemptWithoutText_consumesNothing() {
        assertFails(Mode.API, sink -> {
            throw broken();
        });

        assertThat(consumptions).isEmpty();
    }

    @Test
    void everyAttemptOfARequest_isReported() {
        TestingChain chain = new TestingChain(
                new TestingMetrics(),
                List.of(
                        backend(Mode.API, sink -> {
                            sink.accept("begun");
                            throw broken();
                        }),
                        new TestingStandby(Mode.LOCAL)));

        chain.ask(REQUEST, cancellation());

        assertThat(chain.used()).extracting(Consumption::mode).containsExactly(Mode.API, Mode.LOCAL);
    }

    private void assertFails(Mode mode, Consumer<TokenSink> doing) {
        assertThatExceptionOfType(GenerationException.class).isThrownBy(() -> ask(mode, doing));
    }

    private void ask(Mode mode, Consumer<TokenSink> doing) {
        TokenSink sink = new TokenSink() {
            @Override
            public void accept(String text) {}

            @Override
            public void consumed(Consumption consumption) {
                consumptions.add(consumption);
            }
        };
        new MeteredBackend(backend(mode, doing), clock::get).generate(REQUEST, sink, cancellation());
    }

    private static TestingBackend backend(Mode mode, Consumer<TokenSink> doing) {
        return new TestingBackend(mode, new ModelStatus.LoadState.Ready(), List.of(), doing);
    }

    private static Cancellation cancellation() {
        return new Cancellation(Duration.ofSeconds(9), System::nanoTime);
    }

    private static GenerationException broken() {
        return new GenerationException(ErrorCode.UPSTREAM_ERROR, "broken off");
    }
}
