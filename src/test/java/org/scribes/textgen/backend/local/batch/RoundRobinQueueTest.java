package org.scribes.textgen.backend.local.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class RoundRobinQueueTest {
    private static final int CLIENTS = 4;

    private final RoundRobinQueue<Item> queue = new RoundRobinQueue<>();

    private record Item(String client, int number) {}

    private Item add(String client, int number) {
        Item item = new Item(client, number);
        queue.add(client, item);
        return item;
    }

    private static Optional<Item> served(RoundRobinQueue<Item> queue) {
        Optional<Item> next = queue.first();
        next.ifPresent(item -> queue.serve(item.client(), item));
        return next;
    }

    @Test
    void oneClient_isServedInOrderOfArrival() {
        List<Item> items = List.of(add("a", 1), add("a", 2), add("a", 3));

        assertThat(queue.inOrder()).isEqualTo(items);
        assertThat(queue.before("a")).isEqualTo(items);
        assertThat(served(queue)).contains(items.get(0));
        assertThat(served(queue)).contains(items.get(1));
    }

    @Test
    void newClient_isServedWithinARound() {
        List<Item> many = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            many.add(add("a", i));
        }

        assertThat(queue.before("b")).containsExactly(many.get(0));
        Item one = add("b", 0);
        assertThat(served(queue)).contains(many.get(0));
        assertThat(served(queue)).contains(one);
        assertThat(served(queue)).contains(many.get(1));
    }

    @Test
    void clientWhoseItemGivesUp_keepsItsTurn() {
        Item gone = add("a", 1);
        Item stays = add("a", 2);
        add("b", 1);

        queue.remove("a", gone);

        assertThat(queue.first()).contains(stays);
        assertThat(queue.size()).isEqualTo(2);
    }

    @Test
    void serve_itemThatIsGone_doesNotEndATurn() {
        Item gone = add("a", 1);
        Item stays = add("a", 2);
        add("b", 1);
        queue.remove("a", gone);

        queue.serve("a", gone);

        assertThat(queue.first()).contains(stays);
    }

    /** The order foretold is the order of service, and a new item gets the place foretold. */
    @Property(tries = 300)
    void anyChanges_orderIsForetold(
            @ForAll @Size(max = 60) List<@IntRange(min = 0, max = 6) Integer> changes,
            @ForAll @IntRange(min = 0, max = CLIENTS) int client) {
        RoundRobinQueue<Item> any = new RoundRobinQueue<>();
        List<Item> waiting = new ArrayList<>();
        for (int i = 0; i < changes.size(); i++) {
            int change = changes.get(i);
            if (change <= CLIENTS) {
                Item item = new Item("client" + change, i);
                any.add(item.client(), item);
                waiting.add(item);
            } else if (change == CLIENTS + 1) {
                served(any).ifPresent(waiting::remove);
            } else if (!waiting.isEmpty()) {
                Item item = waiting.remove(i % waiting.size());
                assertThat(any.remove(item.client(), item)).isTrue();
            }
        }
        Item last = new Item("client" + client, -1);
        List<Item> before = any.before(last.client());
        any.add(last.client(), last);
        waiting.add(last);
        List<Item> foretold = any.inOrder();

        assertThat(foretold).containsExactlyInAnyOrderElementsOf(waiting).hasSize(any.size());
        assertThat(foretold.indexOf(last)).isEqualTo(before.size());
        assertThat(foretold.subList(0, before.size())).isEqualTo(before);
        for (Item next : foretold) {
            assertThat(served(any)).contains(next);
        }
        assertThat(any.first()).isEmpty();
    }
}
