package org.scribes.textgen.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.scribes.textgen.admission.BodyMemory;
import org.scribes.textgen.admission.RequestSlots;
import org.scribes.textgen.api.generate.TestingBodies;
import org.scribes.textgen.domain.Cancellation;

/** Whatever becomes of a request, its slot and its memory are given back, once. */
class PendingRequestTest {
    private static final int SLOTS = 2;

    private final AtomicLong nanos = new AtomicLong();
    private final RequestSlots slots = new RequestSlots(SLOTS, nanos::get);
    private final BodyMemory memory = new BodyMemory(10, 1000, 10);
    private static final ServletOutputStream NOWHERE = new ServletOutputStream() {
        @Override
        public void write(int octet) {}

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setWriteListener(WriteListener listener) {}
    };

    private final List<String> calls = new ArrayList<>();
    private final List<Runnable> timers = new ArrayList<>();

    private static <T> T fake(Class<T> type, Function<String, Object> answers) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) -> answers.apply(method.getName())));
    }

    private PendingRequest arrival(boolean dispatches) {
        return arrival(dispatches, Runnable::run);
    }

    private PendingRequest arrival(boolean dispatches, Executor threads) {
        ServletRequest request = fake(ServletRequest.class, call -> null);
        AsyncContext async = fake(AsyncContext.class, call -> {
            if (call.equals("getRequest")) {
                return request;
            }
            calls.add(call);
            if (call.equals("dispatch") && !dispatches) {
                throw new IllegalStateException("ended");
            }
            return null;
        });
        ProblemResponse answer = new ProblemResponse(
                fake(HttpServletResponse.class, call -> {
                    calls.add(call);
                    return call.equals("getOutputStream") ? NOWHERE : null;
                }),
                "r",
                "/",
                ErrorFormats.PROBLEM,
                TestingBodies.JSON::write);
        return new PendingRequest(
                new RequestState("r", "/"),
                answer,
                async,
                memory.open("anonymous"),
                slots,
                () -> new Cancellation(Duration.ofSeconds(1), System::nanoTime),
                (delay, task) -> {
                    timers.add(task);
                    return () -> timers.remove(task);
                },
                threads);
    }

    /** One slot of the two is the client's. */
    private void assertSlotIsFree() {
        int before = calls.size();
        PendingRequest next = arrival(true);
        next.whole(new byte[0]);
        assertThat(calls.subList(before, calls.size())).contains("dispatch");
        next.over();
        assertThat(memory.clients()).isZero();
        assertThat(timers).isEmpty();
    }

    @Test
    void requestThatIsServed_givesItsSlotBackOnce() {
        PendingRequest served = arrival(true);
        served.whole(new byte[0]);
        PendingRequest waiting = arrival(true);
        waiting.whole(new byte[0]);
        assertThat(calls.stream().filter("dispatch"::equals)).hasSize(1);

        served.over();
        served.over();
        assertThat(calls.stream().filter("dispatch"::equals)).hasSize(2);
        waiting.over();

        assertSlotIsFree();
    }

    /** What calls may know of another request: the thread that read a body, and one that answers and gives back its slot. */
    @Test
    void requests_areHandedOverAndEndedByThreadsOfTheirOwn() {
        List<Runnable> tasks = new ArrayList<>();
        PendingRequest served = arrival(true, tasks::add);
        PendingRequest waiting = arrival(true, tasks::add);
        PendingRequest broken = arrival(true, tasks::add);

        served.whole(new byte[0]);
        waiting.whole(new byte[0]);
        served.over();
        broken.failed(MalformedBody.because("it broke"));

        assertThat(calls).doesNotContain("dispatch", "complete");
        tasks.forEach(Runnable::run);
        assertThat(calls.stream().filter("dispatch"::equals)).hasSize(2);
        assertThat(calls.stream().filter("complete"::equals)).hasSize(1);
    }

    @Test
    void requestThatIsHandedOverWhileTheServerStops_givesItsSlotBack() {
        arrival(true, task -> {
                    throw new RejectedExecutionException("stopping");
                })
                .whole(new byte[0]);

        assertSlotIsFree();
    }

    @Test
    void requestThatCannotBeDispatched_givesItsSlotBack() {
        arrival(false).whole(new byte[0]);

        assertSlotIsFree();
    }

    @Test
    void requestWhoseConnectionEndsBeforeItsBodyIsHere_takesNoSlot() {
        PendingRequest gone = arrival(true);
        gone.over();
        gone.whole(new byte[0]);

        assertSlotIsFree();
    }

    @Test
    void requestWhoseConnectionEndsWhileItWaits_isNotServed() {
        PendingRequest served = arrival(true);
        served.whole(new byte[0]);
        PendingRequest waiting = arrival(true);
        waiting.whole(new byte[0]);
        waiting.over();
        served.over();

        assertThat(calls.stream().filter("dispatch"::equals)).hasSize(1);
        assertSlotIsFree();
    }
}
