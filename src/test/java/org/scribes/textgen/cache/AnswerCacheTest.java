package org.scribes.textgen.cache;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.scribes.textgen.config.CacheConfig;
import org.scribes.textgen.config.RedisConfig;
import org.scribes.textgen.config.TestingConfig;
import org.scribes.textgen.domain.BackendDemands;
import org.scribes.textgen.domain.Client;
import org.scribes.textgen.domain.Completion;
import org.scribes.textgen.domain.Delivery;
import org.scribes.textgen.domain.ErrorCode;
import org.scribes.textgen.domain.Failover;
import org.scribes.textgen.domain.FinishReason;
import org.scribes.textgen.domain.GenerationException;
import org.scribes.textgen.domain.GenerationRequest;
import org.scribes.textgen.domain.GenerationResult;
import org.scribes.textgen.domain.LogprobOptions;
import org.scribes.textgen.domain.Mode;
import org.scribes.textgen.domain.Route;
import org.scribes.textgen.domain.SamplingOptions;
import org.scribes.textgen.domain.StreamEvent;
import org.scribes.textgen.observe.TestingMetrics;
import org.scribes.textgen.observe.TestingTracing;
import org.scribes.textgen.redis.RedisConnection;
import org.scribes.textgen.threads.BackgroundTasks;

@Timeout(30)
class AnswerCacheTest {
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final TestingMetrics metrics = new TestingMetrics();
    private final AtomicInteger generated = new AtomicInteger();
    private final List<StreamEvent> emitted = new ArrayList<>();
    private volatile Instant now = TestingAnswers.NOON;

    @AfterEach
    void end() {
        threads.shutdownNow();
    }

    private AnswerCache answers(String... properties) {
        CacheConfig config = CacheConfig.from(TestingConfig.of(properties));
        RedisConnection none =
                new RedisConnection(RedisConfig.from(TestingConfig.of()), metrics.metrics(), new BackgroundTasks());
        return new AnswerCache(
                config,
                TestingKeys.of(TestingConfig.of()),
                new RedisAnswerCache(config, none),
                threads,
                metrics.metrics(),
                TestingTracing.off(),
                () -> now);
    }

    private GenerationResult ask(AnswerCache answers, GenerationRequest request) {
        return ask(answers, request, Route.DIRECT);
    }

    private GenerationResult ask(AnswerCache answers, GenerationRequest request, Route route) {
        emitted.clear();
        return answers.answer(
                request,
                Client.ANONYMOUS,
                TestingAnswers.model(),
                List.of(),
                emitted::add,
                TestingAnswers.patient(),
                (events, cancellation) -> {
                    generated.incrementAndGet();
                    events.accept(new StreamEvent.Token("In the "));
                    events.accept(new StreamEvent.Token("beginning"));
                    return TestingAnswers.result("In the beginning", route);
                });
    }

    private static GenerationRequest with(OptionalDouble temperature, OptionalLong seed) {
        SamplingOptions options = new SamplingOptions(
                OptionalInt.empty(),
                temperature,
                OptionalDouble.empty(),
                OptionalInt.empty(),
                OptionalDouble.empty(),
                seed,
                List.of());
        return TestingAnswers.request("req-1", "Who was Barnabas?", options, true, Delivery.WHOLE);
    }

    @Test
    void repeatedRequest_isAnsweredFromCache() {
        AnswerCache answers = answers();
        GenerationResult first = ask(answers, TestingAnswers.request("Who was Barnabas?"));

        GenerationResult again = ask(
                answers,
                TestingAnswers.request(
                        "req-2", "Who was Barnabas?", SamplingOptions.DEFAULTS, true, Delivery.STREAM_RESTART));

        assertThat(first.cached()).isFalse();
        assertThat(first.route()).isEqualTo(Route.DIRECT);
        assertThat(first.timeToFirstToken()).isPresent();
        assertThat(again.cached()).isTrue();
        assertThat(again.requestId()).isEqualTo("req-2");
        assertThat(again.completion()).isEqualTo(first.completion());
        assertThat(again.route()).isEqualTo(Route.NONE);
        assertThat(emitted).containsExactly(new StreamEvent.Token("In the beginning"));
        assertThat(generated).hasValue(1);
        assertThat(metrics.counts())
                .containsEntry("textgen_cache_requests result=miss", 1L)
                .containsEntry("textgen_cache_requests result=hit", 1L);
    }

    @Test
    void answer_afterMaxAge_expires() {
        AnswerCache answers = answers("textgen.cache.max-age", "60");
        ask(answers, TestingAnswers.request("Who was Barnabas?"));

        now = now.plusMillis(59_999);
        assertThat(ask(answers, TestingAnswers.request("Who was Barnabas?")).cached())
                .isTrue();
        now = now.plusMillis(1);
        assertThat(ask(answers, TestingAnswers.request("Who was Barnabas?")).cached())
                .isFalse();
    }

    @Test
    void otherClient_getsNoCachedAnswer() {
        AnswerCache answers = answers();
        ask(answers, TestingAnswers.request("Who was Barnabas?"));

        GenerationResult other = answers.answer(
                TestingAnswers.request("Who was Barnabas?"),
                new Client("other", "other", Client.Limits.NONE),
                TestingAnswers.model(),
                List.of(),
                emitted::add,
                TestingAnswers.patient(),
                (events, cancellation) -> TestingAnswers.result("new answer"));

        assertThat(other.completion().text()).isEqualTo("new answer");
    }

    @Test
    void requestWithoutCache_bypassesTheCache() {
        AnswerCache answers = answers();
        GenerationRequest without =
                TestingAnswers.request("req-1", "Who was Barnabas?", SamplingOptions.DEFAULTS, false, Delivery.WHOLE);
        ask(answers, without);
        assertThat(ask(answers, TestingAnswers.request("Who was Barnabas?")).cached())
                .isFalse();

        assertThat(ask(answers, without).cached()).isFalse();
        assertThat(generated).hasValue(3);
        assertThat(metrics.counts()).containsEntry("textgen_cache_requests result=bypass", 2L);
    }

    /** The cache keeps neither scores nor calls of tools. */
    @Test
    void requestWithDemands_bypassesTheCache() {
        AnswerCache answers = answers();
        GenerationRequest plain = TestingAnswers.request("Who was Barnabas?");
        ask(answers, plain);

        GenerationRequest demanding = plain.demanding(BackendDemands.logprobs(LogprobOptions.ofAnswer(0)));

        assertThat(ask(answers, demanding).cached()).isFalse();
        assertThat(ask(answers, demanding).cached()).isFalse();
        assertThat(generated).hasValue(3);
    }

    @Test
    void cacheOff_cachesNothing() {
        AnswerCache answers = answers("textgen.cache", "off");
        ask(answers, TestingAnswers.request("Who was Barnabas?"));
        ask(answers, TestingAnswers.request("Who was Barnabas?"));

        assertThat(generated).hasValue(2);
    }

    @Test
    void answer_onlyIfRepeatable_isCached() {
        AnswerCache answers = answers();
        GenerationRequest warm = with(OptionalDouble.of(0.21), OptionalLong.empty());
        ask(answers, warm);
        assertThat(ask(answers, warm).cached()).isFalse();

        for (GenerationRequest repeatable : List.of(
                with(OptionalDouble.of(0), OptionalLong.empty()),
                with(OptionalDouble.of(0.2), OptionalLong.empty()),
                with(OptionalDouble.empty(), OptionalLong.empty()),
                with(OptionalDouble.of(2), OptionalLong.of(7)))) {
            ask(answers, repeatable);
            assertThat(ask(answers, repeatable).cached()).isTrue();
        }
    }

    @Test
    void degradedOrBlankAnswer_isNotCached() {
        AnswerCache answers = answers();
        GenerationRequest request = TestingAnswers.request("Who was Barnabas?");
        Failover step = new Failover(Mode.API, Mode.LOCAL, ErrorCode.UPSTREAM_ERROR, "broken");
        ask(answers, request, new Route(2, List.of(step)));
        assertThat(ask(answers, request).cached()).isFalse();

        GenerationRequest other = TestingAnswers.request("Who was Silas?");
        generate(answers, other, " ");
        assertThat(generate(answers, other, "A companion of Paul").cached()).isFalse();
    }

    @Test
    void filteredAnswer_isNotCached() {
        Completion whole = TestingAnswers.completion("He was a Levite");
        Completion filtered = new Completion(
                whole.text(),
                FinishReason.CONTENT_FILTER,
                whole.model(),
                Mode.API,
                whole.usage(),
                whole.temperature(),
                whole.warnings());

        assertThat(CachedAnswer.fit(result(whole))).isTrue();
        assertThat(CachedAnswer.fit(result(filtered))).isFalse();
    }

    private static GenerationResult result(Completion completion) {
        return new GenerationResult(
                "req-1", completion, Route.DIRECT, Optional.empty(), Duration.ofSeconds(2), Optional.of(Duration.ZERO));
    }

    private GenerationResult generate(AnswerCache answers, GenerationRequest request, String text) {
        return answers.answer(
                request,
                Client.ANONYMOUS,
                TestingAnswers.model(),
                List.of(),
                emitted::add,
                TestingAnswers.patient(),
                (events, cancellation) -> TestingAnswers.result(text));
    }

    @Test
    void failure_isNotCached() {
        AnswerCache answers = answers();
        GenerationRequest request = TestingAnswers.request("Who was Barnabas?");
        assertThatExceptionOfType(GenerationException.class)
                .isThrownBy(() -> answers.answer(
                        request,
                        Client.ANONYMOUS,
                        TestingAnswers.model(),
                        List.of(),
                        emitted::add,
                        TestingAnswers.patient(),
                        (events, cancellation) -> {
                            throw new GenerationException(ErrorCode.INVALID_OUTPUT, "no good");
                        }));

        assertThat(ask(answers, request).cached()).isFalse();
    }

    /** Requests may join before, during or after the generation. */
    @RepeatedTest(50)
    void concurrentRequests_shareOneGeneration() throws Exception {
        AnswerCache answers = answers();
        CountDownLatch go = new CountDownLatch(1);
        List<Future<String>> readers = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            readers.add(threads.submit(() -> {
                go.await();
                StringBuilder text = new StringBuilder();
                GenerationResult result = answers.answer(
                        TestingAnswers.request("Who was Barnabas?"),
                        Client.ANONYMOUS,
                        TestingAnswers.model(),
                        List.of(),
                        event -> text.append(event instanceof StreamEvent.Token token ? token.text() : ""),
                        TestingAnswers.patient(),
                        (events, cancellation) -> {
                            generated.incrementAndGet();
                            for (String piece : List.of("a", "b", "c", "d")) {
                                events.accept(new StreamEvent.Token(piece));
                                Thread.onSpinWait();
                            }
                            return TestingAnswers.result("abcd");
                        });
                assertThat(result.completion().text()).isEqualTo("abcd");
                return text.toString();
            }));
        }
        go.countDown();

        for (Future<String> reader : readers) {
            assertThat(reader.get(10, SECONDS)).isEqualTo("abcd");
        }
        assertThat(generated).hasValue(1);
    }
}
