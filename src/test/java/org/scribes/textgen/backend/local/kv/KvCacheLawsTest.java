package org.scribes.textgen.backend.local.kv;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.Tuple;
import org.scribes.textgen.backend.local.kv.KvModel.Sequence;

/** Compares the cache with {@link KvModel} under random sequences of operations. */
class KvCacheLawsTest {
    private static final int CAPACITY = 200;

    private enum Kind {
        TAKE,
        APPEND,
        GIVE_BACK,
        FORGET
    }

    /**
     * An operation.
     *
     * @param pick the index of a running sequence, or of the text that a prompt starts with
     * @param length the length of the shared prompt part, or of appended tokens
     * @param more the number of unique prompt tokens
     * @param answer the room for the answer
     * @param client one of two clients
     * @param common the number of leading tokens without caller influence
     */
    private record Event(Kind kind, int pick, int length, int more, int answer, int client, int common) {
        PrefixSharing sharing() {
            return new PrefixSharing(Optional.of("client " + client), common);
        }
    }

    @Provide
    Arbitrary<List<Event>> events() {
        Arbitrary<Kind> kinds =
                Arbitraries.of(Kind.TAKE, Kind.TAKE, Kind.TAKE, Kind.APPEND, Kind.GIVE_BACK, Kind.GIVE_BACK);
        Arbitrary<Kind> seldomForgetting =
                Arbitraries.frequencyOf(Tuple.of(40, kinds), Tuple.of(1, Arbitraries.just(Kind.FORGET)));
        return Combinators.combine(
                        seldomForgetting,
                        Arbitraries.integers().between(0, 2),
                        Arbitraries.integers().between(0, 50).withDistribution(RandomDistribution.uniform()),
                        Arbitraries.integers().between(1, 8),
                        Arbitraries.integers().between(0, 30),
                        Arbitraries.integers().between(0, 1),
                        Arbitraries.integers().between(0, 40))
                .as(Event::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(120);
    }

    private final TestingKvCache testing = new TestingKvCache(CAPACITY);
    private final KvCache kvCache = testing.kvCache;
    private final KvModel model = new KvModel(CAPACITY);
    private int nextToken = 1_000_000;

    @Property(tries = 500)
    void anyOperations_matchTheModel(@ForAll("events") List<Event> events) {
        for (Event event : events) {
            switch (event.kind()) {
                case TAKE -> take(event);
                case APPEND -> picked(event).ifPresent(sequence -> append(sequence, event.length()));
                case GIVE_BACK -> picked(event).ifPresent(this::giveBack);
                case FORGET -> {
                    kvCache.evictAll();
                    model.forget();
                }
            }
            check();
        }
    }

    private Optional<Sequence> picked(Event event) {
        return model.running.isEmpty()
                ? Optional.empty()
                : Optional.of(model.running.get(event.pick() % model.running.size()));
    }

    private void take(Event event) {
        int[] prompt = TestingKvCache.text(event.pick(), event.length());
        for (int i = 0; i < event.more(); i++) {
            prompt = TestingKvCache.join(prompt, nextToken++);
        }
        int room = prompt.length + event.answer();
        Optional<KvRegion> taken = kvCache.allocate(prompt, room, event.sharing());
        assertThat(taken.isPresent()).isEqualTo(model.fits(room));
        if (taken.isPresent()) {
            KvRegion region = taken.get();
            assertThat(region.capacity()).isEqualTo(room);
            assertThat(region.length()).isEqualTo(model.take(prompt, room, event.sharing(), region, kvCache));
            assertThat(testing.content(region)).containsExactly(Arrays.copyOf(prompt, region.length()));
            testing.readRest(region, prompt);
            model.running.get(model.running.size() - 1).tokens = prompt;
        }
    }

    private void append(Sequence sequence, int max) {
        for (int i = 0; i < max && sequence.tokens.length < sequence.room; i++) {
            testing.append(sequence.region, nextToken);
            sequence.tokens = TestingKvCache.join(sequence.tokens, nextToken++);
        }
    }

    private void giveBack(Sequence sequence) {
        kvCache.release(sequence.region);
        model.giveBack(sequence);
    }

    private void check() {
        int end = 0;
        for (Sequence sequence : model.running.stream()
                .sorted(Comparator.comparingInt(running -> running.region.start()))
                .toList()) {
            assertThat(sequence.region.start()).isGreaterThanOrEqualTo(end);
            end = sequence.region.end();
            testing.assertHolds(sequence.region, sequence.tokens);
        }
        assertThat(end).isLessThanOrEqualTo(CAPACITY);
        assertThat(kvCache.tokensInUse()).isEqualTo(model.inUse());
        assertThat(kvCache.cachedTokens()).isEqualTo(model.cached());
        assertThat(kvCache.tokensInUse() + kvCache.cachedTokens()).isLessThanOrEqualTo(CAPACITY);
        assertThat(kvCache.reusedTokens()).isEqualTo(model.reused());
    }
}
