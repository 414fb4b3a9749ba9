package org.scribes.textgen.admission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.scribes.textgen.domain.ErrorCode;
import org.scribes.textgen.domain.GenerationException;

class RequestSlotsTest {
    private static final Duration DEADLINE = Duration.ofSeconds(30);

    private final List<String> started = new ArrayList<>();
    private final AtomicLong nanos = new AtomicLong();

    private RequestSlots.Waiting enter(RequestSlots slots, String client, String name) {
        RequestSlots.Waiting request = slots.request(client, () -> started.add(name));
        request.enter(DEADLINE);
        return request;
    }

    @Test
    void freeSlot_isTakenAtOnce() {
        RequestSlots slots = new RequestSlots(8, nanos::get);

        enter(slots, "a", "a1");

        assertThat(started).containsExactly("a1");
        assertThat(slots.waiting()).isZero();
    }

    @Test
    void clientWithAThousandRequests_leavesSlotsToOthers() {
        RequestSlots slots = new RequestSlots(8, nanos::get);
        for (int i = 0; i < 1000; i++) {
            enter(slots, "many", "m");
        }
        assertThat(started).hasSize(7);

        enter(slots, "one", "o");

        assertThat(started).hasSize(8).endsWith("o");
    }

    @Test
    void freedSlots_goToTheClientsInTurn() {
        RequestSlots slots = new RequestSlots(2, nanos::get);
        RequestSlots.Waiting a = enter(slots, "a", "a");
        RequestSlots.Waiting b = enter(slots, "b", "b");
        enter(slots, "a", "a2");
        enter(slots, "a", "a3");
        enter(slots, "c", "c1");

        a.leave();
        b.leave();

        assertThat(started).containsExactly("a", "b", "a2", "c1");
        assertThat(slots.waiting()).isEqualTo(1);
    }

    @Test
    void requestThatGaveUp_isNotStarted() {
        RequestSlots slots = new RequestSlots(2, nanos::get);
        RequestSlots.Waiting first = enter(slots, "a", "a1");
        RequestSlots.Waiting second = enter(slots, "a", "a2");

        assertThat(second.giveUp()).isTrue();
        assertThat(second.giveUp()).isFalse();
        assertThat(first.giveUp()).isFalse();
        first.leave();

        assertThat(started).containsExactly("a1");
        assertThat(slots.waiting()).isZero();
    }

    /** Runs a request for {@code time} in otherwise free slots, so that this is what requests lately took. */
    private void learn(RequestSlots slots, Duration time) {
        RequestSlots.Waiting request = enter(slots, "before", "before");
        nanos.addAndGet(time.toNanos());
        request.leave();
        started.clear();
    }

    @Test
    void requestThatWouldBeTooLate_isRefusedAtOnceWithItsWait() {
        RequestSlots slots = new RequestSlots(3, nanos::get);
        learn(slots, Duration.ofSeconds(10));
        enter(slots, "a", "a1");
        enter(slots, "a", "a2");
        for (int i = 3; i <= 6; i++) { // they start after 10, 10, 20 and 20 s
            enter(slots, "a", "a" + i);
        }

        assertThatExceptionOfType(GenerationException.class)
                .isThrownBy(() -> enter(slots, "a", "a7"))
                .withMessageContaining("in about 30 seconds")
                .satisfies(e -> {
                    assertThat(e.code()).isEqualTo(ErrorCode.OVERLOADED);
                    assertThat(e.retryAfter()).contains(Duration.ofSeconds(30));
                });
        assertThat(slots.waiting()).isEqualTo(4);
    }

    /** A request that may wait is complete in time. One that is refused may wait when it comes back as told. */
    @Property(tries = 200)
    void waits_areTrue(
            @ForAll @IntRange(min = 2, max = 20) int slotCount,
            @ForAll @IntRange(min = 1, max = 20) int seconds,
            @ForAll @Size(min = 1, max = 200) List<@IntRange(min = 0, max = 500) Integer> pauses) {
        RequestSlots slots = new RequestSlots(slotCount, nanos::get);
        Duration service = Duration.ofSeconds(seconds);
        Simulation simulation = new Simulation(slots, service);
        simulation.learn();
        for (int pause : pauses) {
            simulation.runUntil(nanos.get() + Duration.ofMillis(pause).toNanos());
            Optional<Duration> wait = simulation.arrive("a", DEADLINE);
            if (wait.isPresent()) { // nobody else comes before it is over
                simulation.runUntil(nanos.get() + wait.get().toNanos());
                assertThat(simulation.arrive("a", DEADLINE)).isEmpty();
            }
        }
        simulation.runUntil(Long.MAX_VALUE);

        assertThat(simulation.latest()).isLessThanOrEqualTo(DEADLINE);
    }

    /** Requests that all take the same time, on a simulated clock. */
    private final class Simulation {
        private final RequestSlots slots;
        private final Duration service;
        private final PriorityQueue<Long> ends = new PriorityQueue<>();
        private final Deque<RequestSlots.Waiting> running = new ArrayDeque<>();
        private Duration latest = Duration.ZERO;

        Simulation(RequestSlots slots, Duration service) {
            this.slots = slots;
            this.service = service;
        }

        void learn() {
            arrive("before", DEADLINE);
            runUntil(Long.MAX_VALUE);
        }

        /** The wait of a refused request. */
        Optional<Duration> arrive(String client, Duration remaining) {
            long arrived = nanos.get();
            AtomicReference<RequestSlots.Waiting> self = new AtomicReference<>();
            RequestSlots.Waiting request = slots.request(client, () -> {
                running.add(Objects.requireNonNull(self.get()));
                ends.add(nanos.get() + service.toNanos());
                latest = max(latest, Duration.ofNanos(nanos.get() - arrived).plus(service));
            });
            self.set(request);
            try {
                request.enter(remaining);
                return Optional.empty();
            } catch (GenerationException refused) {
                return refused.retryAfter();
            }
        }

        /** Ends requests in the order in which they started. */
        void runUntil(long time) {
            while (!ends.isEmpty() && ends.peek() <= time) {
                nanos.set(ends.remove());
                running.remove().leave();
            }
            nanos.set(time == Long.MAX_VALUE ? nanos.get() : time);
        }

        Duration latest() {
            return latest;
        }

        private static Duration max(Duration a, Duration b) {
            return a.compareTo(b) > 0 ? a : b;
        }
    }

    /**
     * Random requests and ends: the limits hold, no client has the last slot, and no request waits for a slot that it
     * may have.
     */
    @Property(tries = 300)
    void limits_holdAndNoRequestWaitsForAFreeSlot(
            @ForAll @IntRange(min = 2, max = 9) int most,
            @ForAll @Size(max = 200) List<@IntRange(min = -3, max = 3) Integer> steps) {
        RequestSlots slots = new RequestSlots(most, nanos::get);
        Map<String, Integer> running = new HashMap<>();
        Deque<RequestSlots.Waiting> active = new ArrayDeque<>();
        Deque<String> activeClients = new ArrayDeque<>();
        Map<String, Deque<RequestSlots.Waiting>> entered = new HashMap<>();
        for (int step : steps) {
            if (step >= 0) {
                String client = "c" + step;
                Deque<RequestSlots.Waiting> own = entered.computeIfAbsent(client, name -> new ArrayDeque<>());
                RequestSlots.Waiting request = slots.request(client, () -> {
                    running.merge(client, 1, Integer::sum);
                    active.add(own.remove());
                    activeClients.add(client);
                });
                own.add(request);
                request.enter(DEADLINE);
            } else if (!active.isEmpty()) {
                running.merge(activeClients.remove(), -1, Integer::sum);
                active.remove().leave();
            }
            int all = running.values().stream().mapToInt(Integer::intValue).sum();
            assertThat(all).isLessThanOrEqualTo(most);
            assertThat(running.values()).allMatch(count -> count < most);
            assertThat(slots.waiting())
                    .isEqualTo(entered.values().stream().mapToInt(Deque::size).sum());
            if (all < most) {
                entered.forEach((client, waiting) -> assertThat(
                                waiting.isEmpty() || running.getOrDefault(client, 0) == most - Math.max(1, most / 8))
                        .isTrue());
            }
        }
    }
}
