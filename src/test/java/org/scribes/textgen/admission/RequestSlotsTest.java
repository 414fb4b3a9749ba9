package org.scribes.textgen.admission;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class RequestSlotsTest {
    private final List<String> started = new ArrayList<>();

    private RequestSlots.Waiting enter(RequestSlots slots, String client, String name) {
        RequestSlots.Waiting request = slots.request(client, () -> started.add(name));
        request.enter();
        return request;
    }

    @Test
    void freeSlot_isTakenAtOnce() {
        RequestSlots slots = new RequestSlots(8);

        enter(slots, "a", "a1");

        assertThat(started).containsExactly("a1");
        assertThat(slots.waiting()).isZero();
    }

    @Test
    void clientWithAThousandRequests_leavesSlotsToOthers() {
        RequestSlots slots = new RequestSlots(8);
        for (int i = 0; i < 1000; i++) {
            enter(slots, "many", "m");
        }
        assertThat(started).hasSize(7);

        enter(slots, "one", "o");

        assertThat(started).hasSize(8).endsWith("o");
    }

    @Test
    void freedSlots_goToTheClientsInTurn() {
        RequestSlots slots = new RequestSlots(2);
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
        RequestSlots slots = new RequestSlots(2);
        RequestSlots.Waiting first = enter(slots, "a", "a1");
        RequestSlots.Waiting second = enter(slots, "a", "a2");

        assertThat(second.giveUp()).isTrue();
        assertThat(second.giveUp()).isFalse();
        assertThat(first.giveUp()).isFalse();
        first.leave();

        assertThat(started).containsExactly("a1");
        assertThat(slots.waiting()).isZero();
    }

    /**
     * Random requests and ends: the limits hold, no client has the last slot, and no request waits for a slot that it
     * may have.
     */
    @Property(tries = 300)
    void limits_holdAndNoRequestWaitsForAFreeSlot(
            @ForAll @IntRange(min = 2, max = 9) int most,
            @ForAll @Size(max = 200) List<@IntRange(min = -3, max = 3) Integer> steps) {
        RequestSlots slots = new RequestSlots(most);
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
                request.enter();
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
