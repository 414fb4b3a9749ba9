package org.scribes.textgen.backend.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.scribes.textgen.backend.remote.Events.status;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.scribes.textgen.backend.TestingStandby;
import org.scribes.textgen.backend.TextBackend;
import org.scribes.textgen.config.Secret;
import org.scribes.textgen.config.UpstreamTarget;
import org.scribes.textgen.config.UpstreamTarget.Limits;
import org.scribes.textgen.domain.Cancellation;
import org.scribes.textgen.domain.Delivery;
import org.scribes.textgen.domain.Mode;
import org.scribes.textgen.generation.pipeline.TestingChain;
import org.scribes.textgen.observe.TestingMetrics;
import org.scribes.textgen.threads.BackgroundTasks;

/** The keys of a target and its limits, over HTTP. */
@Timeout(30)
class KeysAndLimitsTest {
    private static final String ANSWER = "Grace to you and peace";
    private static final List<Secret> TWO = List.of(new Secret("key-one"), new Secret("key-two"));
    private static final String LAST_REQUEST = "x-ratelimit-remaining-requests: 0";

    private final TestingMetrics metrics = new TestingMetrics();
    private final TestingUpstream upstream = new TestingUpstream(status(200, Events.whole(ANSWER)));
    private final Cancellation cancellation = new Cancellation(Duration.ofSeconds(20), System::nanoTime);

    @AfterEach
    void close() throws IOException {
        upstream.close();
    }

    @Test
    void keyThatIsRefused_isReplacedAtOnce_andRests() {
        upstream.behave((request, connection) ->
                connection.whole(key(request).equals("key-one") ? 401 : 200, "application/json", Events.whole(ANSWER)));
        TestingChain chain = chain(backend(TWO, Limits.NONE));

        assertThat(ask(chain)).isEqualTo(ANSWER);
        assertThat(ask(chain)).isEqualTo(ANSWER);

        assertThat(keys()).containsExactly("key-one", "key-two", "key-two");
    }

    @Test
    void keyWithoutRequestsLeft_restsUntilItsReset() throws InterruptedException {
        upstream.behave(
                status(200, Events.whole(ANSWER), LAST_REQUEST, "x-ratelimit-reset-requests: 300ms"),
                status(200, Events.whole(ANSWER)));
        TestingChain chain = chain(backend(TWO, Limits.NONE));

        ask(chain);
        ask(chain);
        Thread.sleep(350);
        ask(chain);

        assertThat(keys()).containsExactly("key-one", "key-two", "key-one");
    }

    @Test
    void keyThatHasReachedItsLimit_isReplacedAtOnce() {
        upstream.behave(status(429, "{\"error\":\"too many\"}", "Retry-After: 60"), status(200, Events.whole(ANSWER)));
        TestingChain chain = chain(backend(TWO, Limits.NONE));

        assertThat(ask(chain)).isEqualTo(ANSWER);
        assertThat(ask(chain)).isEqualTo(ANSWER);

        assertThat(keys()).containsExactly("key-one", "key-two", "key-two");
        assertThat(metrics.counts()).doesNotContainKey("textgen_retries reason=429");
    }

    @Test
    void allKeysRest_noCallIsMade_andTheNextTargetAnswers() {
        upstream.behave(status(200, Events.whole(ANSWER), LAST_REQUEST, "x-ratelimit-reset-requests: 6m0s"));
        TestingChain chain = chain(backend(TWO, Limits.NONE), new TestingStandby(Mode.EXTRACTIVE));
        ask(chain);
        ask(chain);

        assertThat(ask(chain)).isEqualTo("standby answers");

        assertThat(upstream.calls()).isEqualTo(2);
    }

    @Test
    void oneKeyThatIsRefused_isAskedWithAgain() {
        upstream.behave(status(401, "{}"));
        TestingChain chain = chain(backend(TWO.subList(0, 1), Limits.NONE));

        assertThat(ask(chain)).isEqualTo("UPSTREAM_AUTH");
        assertThat(ask(chain)).isEqualTo("UPSTREAM_AUTH");

        assertThat(upstream.calls()).isEqualTo(2);
    }

    @Test
    void busyTarget_leavesRequestsToTheNext() throws Exception {
        CountDownLatch called = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        upstream.behave(held(called, go));
        TextBackend api = backend(TWO, new Limits(OptionalInt.of(1), OptionalInt.empty()));
        FutureTask<String> first = asking(chain(api));
        called.await();

        assertThat(ask(chain(api, new TestingStandby(Mode.LOCAL)))).isEqualTo("standby answers");

        assertThat(upstream.calls()).isEqualTo(1);
        go.countDown();
        assertThat(first.get()).isEqualTo(ANSWER);
    }

    @Test
    void busyTargetAlone_letsRequestsWait() throws Exception {
        CountDownLatch called = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        upstream.behave(held(called, go));
        TextBackend api = backend(TWO, new Limits(OptionalInt.of(1), OptionalInt.empty()));
        FutureTask<String> first = asking(chain(api));
        called.await();
        FutureTask<String> second = asking(chain(api));
        while (metrics.counts().getOrDefault("textgen_upstream_waits target=api", 0L) == 0) {
            Thread.onSpinWait();
        }

        go.countDown();

        assertThat(first.get()).isEqualTo(ANSWER);
        assertThat(second.get()).isEqualTo(ANSWER);
        assertThat(upstream.calls()).isEqualTo(2);
    }

    @Test
    void clientThatLeaves_doesNotWait() throws Exception {
        CountDownLatch called = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        upstream.behave(held(called, go));
        TextBackend api = backend(TWO, new Limits(OptionalInt.of(1), OptionalInt.empty()));
        FutureTask<String> first = asking(chain(api));
        called.await();
        Cancellation left = new Cancellation(Duration.ofSeconds(20), System::nanoTime);
        FutureTask<String> second = started(
                () -> chain(api).ask(TestingChain.request(Delivery.WHOLE), left).result());

        left.cancel(Cancellation.Reason.CLIENT_GONE);

        assertThat(second.get(5, TimeUnit.SECONDS)).isEqualTo("CANCELLED");
        go.countDown();
        assertThat(first.get()).isEqualTo(ANSWER);
    }

    /** The answer is of twelve tokens by the server's own count, and 600 are refilled in a minute. */
    @Test
    void tokensThatAnAnswerDidNotUse_areGivenBack() {
        TextBackend api = backend(TWO, new Limits(OptionalInt.empty(), OptionalInt.of(600)));
        for (int i = 0; i < 10; i++) {
            assertThat(ask(chain(api))).isEqualTo(ANSWER);
        }
        assertThat(metrics.counts()).doesNotContainKey("textgen_upstream_waits target=api");
    }

    private static TestingUpstream.Behaviour held(CountDownLatch called, CountDownLatch go) {
        return (request, connection) -> {
            called.countDown();
            go.await();
            connection.whole(200, "application/json", Events.whole(ANSWER));
        };
    }

    private FutureTask<String> asking(TestingChain chain) {
        return started(() -> ask(chain));
    }

    private static FutureTask<String> started(Callable<String> call) {
        FutureTask<String> task = new FutureTask<>(call);
        new Thread(task).start();
        return task;
    }

    private TestingChain chain(TextBackend... backends) {
        return new TestingChain(metrics, List.of(backends));
    }

    private String ask(TestingChain chain) {
        return chain.ask(TestingChain.request(Delivery.WHOLE), cancellation).result();
    }

    private List<String> keys() {
        return upstream.requests().stream().map(KeysAndLimitsTest::key).toList();
    }

    private static String key(TestingUpstream.Request request) {
        return request.headers().getOrDefault("authorization", "").replace("Bearer ", "");
    }

    private RemoteBackend backend(List<Secret> keys, Limits limits) {
        UpstreamTarget one = TestingHubBackend.target(upstream.uri(), Map.of("textgen.hub.idle-timeout", "10"));
        UpstreamTarget target = new UpstreamTarget(
                one.name(), one.urls(), one.hub(), one.model(), one.assistant(), keys, one.price(), limits);
        return TestingHubBackend.of(
                target, new TargetServers(target, metrics.upstreams(), new BackgroundTasks()), metrics);
    }
}
