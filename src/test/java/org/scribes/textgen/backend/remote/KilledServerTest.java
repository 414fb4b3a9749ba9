package org.scribes.textgen.backend.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.scribes.textgen.backend.remote.Events.streaming;
import static org.scribes.textgen.backend.remote.Events.token;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.scribes.textgen.backend.TestingStandby;
import org.scribes.textgen.backend.TextBackend;
import org.scribes.textgen.backend.remote.TestingUpstream.Behaviour;
import org.scribes.textgen.domain.Cancellation;
import org.scribes.textgen.domain.Completion;
import org.scribes.textgen.domain.Delivery;
import org.scribes.textgen.domain.ErrorCode;
import org.scribes.textgen.domain.GenerationException;
import org.scribes.textgen.domain.GenerationRequest;
import org.scribes.textgen.domain.Mode;
import org.scribes.textgen.domain.ModelStatus;
import org.scribes.textgen.domain.TokenSink;
import org.scribes.textgen.generation.pipeline.TestingChain;
import org.scribes.textgen.generation.pipeline.TestingChain.Outcome;
import org.scribes.textgen.observe.TestingMetrics;

/** Kills the server after each token of an answer: no token may be lost or come twice. */
class KilledServerTest {
    private static final Logger LOG = Logger.getLogger("org.scribes.textgen.backend");
    private static final List<String> WORDS = Events.words(50);
    private static final List<String> STANDBY = List.of("standby ", "answers");

    private static final TestingUpstream UPSTREAM = new TestingUpstream(streaming(WORDS));
    private static final TestingMetrics METRICS = new TestingMetrics();

    /** A permit for each piece that has reached the reader. */
    private static final Semaphore SEEN = new Semaphore(0);

    private static final TextBackend HUB = watched(TestingHubBackend.at(UPSTREAM.uri(), METRICS, Map.of()));

    @BeforeAll
    static void silenceTheLog() {
        LOG.setLevel(Level.OFF);
    }

    @AfterAll
    static void close() throws IOException {
        LOG.setLevel(null);
        UPSTREAM.close();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void readerWhoCanBeginAnew_seesTheBeginningThenTheStandby(boolean reset) {
        for (int killed = 0; killed <= WORDS.size(); killed++) {
            UPSTREAM.behave(killAfter(killed, reset));

            Outcome outcome = ask(Delivery.STREAM_RESTART, HUB, new TestingStandby(Mode.EXTRACTIVE));

            List<String> expected = new ArrayList<>(WORDS.subList(0, killed));
            if (killed > 0) {
                expected.add("RESTART UPSTREAM_ERROR");
            }
            expected.addAll(STANDBY);
            assertThat(outcome.seen()).as("killed after %d", killed).isEqualTo(expected);
            assertThat(outcome.result()).isEqualTo(TestingStandby.TEXT);
            assertThat(UPSTREAM.calls()).as("killed after %d", killed).isEqualTo(killed == 0 ? 2 : 1);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void readerWhoCannotBeginAnew_seesTheBeginningThenTheFailure(boolean reset) {
        for (int killed = 1; killed <= WORDS.size(); killed++) {
            UPSTREAM.behave(killAfter(killed, reset), streaming(WORDS));

            Outcome outcome = ask(Delivery.STREAM_ERROR, HUB, new TestingStandby(Mode.EXTRACTIVE));

            assertThat(outcome.seen()).as("killed after %d", killed).isEqualTo(WORDS.subList(0, killed));
            assertThat(outcome.failure().map(GenerationException::code)).contains(ErrorCode.UPSTREAM_ERROR);
            assertThat(UPSTREAM.calls()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void readerWhoHasSeenNothing_isAnsweredBySecondTryOrStandby(boolean reset) {
        UPSTREAM.behave(killAfter(0, reset), streaming(WORDS));
        assertThat(ask(Delivery.STREAM_ERROR, HUB).seen()).isEqualTo(WORDS);

        UPSTREAM.behave(killAfter(0, reset));
        assertThat(ask(Delivery.STREAM_ERROR, HUB, new TestingStandby(Mode.EXTRACTIVE))
                        .seen())
                .isEqualTo(STANDBY);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void wholeAnswer_isThatOfTheSecondTryAlone(boolean reset) {
        for (int killed = 0; killed <= WORDS.size(); killed++) {
            UPSTREAM.behave(killAfter(killed, reset), streaming(WORDS));

            Outcome outcome = ask(Delivery.WHOLE, HUB, new TestingStandby(Mode.EXTRACTIVE));

            assertThat(outcome.result()).as("killed after %d", killed).isEqualTo(String.join("", WORDS));
            assertThat(outcome.text()).isEqualTo(outcome.result());
            assertThat(outcome.answer().orElseThrow().route().attempts()).isEqualTo(2);
            assertThat(outcome.answer().orElseThrow().route().degraded()).isFalse();
        }
    }

    /** A reset may overtake what was sent before it, so that waits until it has arrived. */
    private static Behaviour killAfter(int tokens, boolean reset) {
        SEEN.drainPermits();
        return (request, connection) -> {
            connection.stream();
            for (String word : WORDS.subList(0, tokens)) {
                connection.chunk(token(word));
            }
            if (reset) {
                assertThat(SEEN.tryAcquire(tokens, 5, TimeUnit.SECONDS)).isTrue();
                connection.reset();
            } else {
                connection.close();
            }
        };
    }

    private static Outcome ask(Delivery delivery, TextBackend... chain) {
        return new TestingChain(METRICS, List.of(chain))
                .ask(TestingChain.request(delivery), new Cancellation(Duration.ofSeconds(30), System::nanoTime));
    }

    private static TextBackend watched(TextBackend backend) {
        return new TextBackend() {
            @Override
            public Completion generate(GenerationRequest request, TokenSink sink, Cancellation cancellation) {
                TokenSink watching = text -> {
                    sink.accept(text);
                    SEEN.release();
                };
                return backend.generate(request, watching, cancellation);
            }

            @Override
            public List<String> models() {
                return backend.models();
            }

            @Override
            public ModelStatus modelStatus() {
                return backend.modelStatus();
            }
        };
    }
}
