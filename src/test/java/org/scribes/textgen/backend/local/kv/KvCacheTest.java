package org.scribes.textgen.backend.local.kv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.scribes.textgen.backend.local.kv.TestingKvCache.ONE_CLIENT;
import static org.scribes.textgen.backend.local.kv.TestingKvCache.join;
import static org.scribes.textgen.backend.local.kv.TestingKvCache.text;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KvCacheTest {
    private final TestingKvCache testing = new TestingKvCache(100);
    private final KvCache kvCache = testing.kvCache;

    private KvRegion remembered(int... tokens) {
        KvRegion region = testing.prefill(tokens, tokens.length);
        kvCache.release(region);
        return region;
    }

    @Test
    void allocate_emptyCache_startsAtZero() {
        KvRegion region = kvCache.allocate(text(1, 10), 40, ONE_CLIENT).orElseThrow();

        assertThat(region.start()).isZero();
        assertThat(region.length()).isZero();
        assertThat(kvCache.tokensInUse()).isEqualTo(40);
        assertThat(kvCache.cachedTokens()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"60, true", "61, false"})
    void allocate_besideARunningSequence_isEmptyWithoutRoom(int room, boolean fits) {
        testing.prefill(text(1, 10), 40);

        assertThat(kvCache.allocate(text(2, 10), room, ONE_CLIENT).isPresent()).isEqualTo(fits);
    }

    @Test
    void allocate_cachedPrefix_isReused() {
        remembered(text(1, 30));
        int[] prompt = join(text(1, 20), 7, 8);

        KvRegion region = kvCache.allocate(prompt, 50, ONE_CLIENT).orElseThrow();

        testing.assertHolds(region, text(1, 20));
        assertThat(kvCache.reusedTokens()).isEqualTo(20);
    }

    @Test
    void allocateEmpty_cachedPrefix_isNotReused() {
        remembered(text(1, 30));

        KvRegion region = kvCache.allocateEmpty(60, ONE_CLIENT).orElseThrow();

        assertThat(region.length()).isZero();
        assertThat(kvCache.reusedTokens()).isZero();
        assertThat(kvCache.tokensInUse()).isEqualTo(60);
        assertThat(kvCache.allocateEmpty(41, ONE_CLIENT)).isEmpty();
    }

    @Test
    void allocate_runningPrefix_isReused() {
        KvRegion running = testing.prefill(text(1, 30), 40);

        KvRegion region = kvCache.allocate(join(text(1, 25), 7), 50, ONE_CLIENT).orElseThrow();

        testing.assertHolds(region, text(1, 25));
        testing.assertHolds(running, text(1, 30));
    }

    @Test
    void allocate_samePrompt_leavesItsLastToken() {
        remembered(text(1, 30));

        assertThat(kvCache.allocate(text(1, 30), 40, ONE_CLIENT).orElseThrow().length())
                .isEqualTo(29);
    }

    @ParameterizedTest
    @CsvSource({"15, 0", "16, 16"})
    void allocate_shortSharedPrefix_isNotReused(int shared, int reused) {
        remembered(text(1, 30));

        KvRegion region =
                kvCache.allocate(join(text(1, shared), 7), 40, ONE_CLIENT).orElseThrow();

        assertThat(region.length()).isEqualTo(reused);
        assertThat(kvCache.reusedTokens()).isEqualTo(reused);
    }

    @Test
    void allocate_noRoom_evictsTheLeastRecentlyUsed() {
        remembered(text(1, 30));
        remembered(text(2, 30));
        KvRegion like = testing.prefill(join(text(1, 30), 7), 31); // marks the first as most recently used
        kvCache.release(like);

        testing.prefill(text(3, 10), 60);

        assertThat(kvCache.cachedTokens()).isEqualTo(31);
    }

    /** The least recently used lie apart: neighbours are evicted instead, and nothing is moved. */
    @Test
    void allocate_noGap_evictsNeighboursAndMovesNothing() {
        KvRegion left = testing.prefill(text(1, 20), 20);
        KvRegion first = testing.prefill(text(2, 20), 20);
        KvRegion second = testing.prefill(text(3, 20), 20);
        KvRegion third = testing.prefill(text(4, 20), 20);
        KvRegion right = testing.prefill(text(5, 20), 20);
        kvCache.release(first);
        kvCache.release(third);
        kvCache.release(second);

        KvRegion region = testing.prefill(text(6, 10), 35);

        assertThat(region.start()).isEqualTo(20);
        assertThat(kvCache.holds(third)).isTrue();
        assertThat(right.start()).isEqualTo(80);
        testing.assertHolds(left, text(1, 20));
        testing.assertHolds(right, text(5, 20));
    }

    @Test
    void allocate_noRoomBesideTheMatch_evictsItToo() {
        remembered(text(1, 50));

        KvRegion region = kvCache.allocate(text(1, 50), 80, ONE_CLIENT).orElseThrow();

        assertThat(region.length()).isZero();
        assertThat(kvCache.cachedTokens()).isZero();
    }

    @Test
    void allocate_noRoomBesideTheBestMatch_reusesTheNext() {
        KvRegion running = testing.prefill(text(1, 20), 20);
        remembered(text(1, 50));

        KvRegion region = kvCache.allocate(text(1, 50), 80, ONE_CLIENT).orElseThrow();

        testing.assertHolds(region, text(1, 20));
        testing.assertHolds(running, text(1, 20));
    }

    @Test
    void allocate_fragmentedRoom_movesRunningRegions() {
        KvRegion first = testing.prefill(text(1, 20), 30);
        KvRegion second = testing.prefill(text(2, 20), 30);
        KvRegion third = testing.prefill(text(3, 20), 30);
        kvCache.release(first);
        kvCache.evictAll();

        KvRegion fourth = testing.prefill(text(4, 20), 40);

        testing.assertHolds(second, text(2, 20));
        testing.assertHolds(third, text(3, 20));
        testing.assertHolds(fourth, text(4, 20));
        assertThat(second.start()).isZero();
        assertThat(fourth.start()).isEqualTo(third.end());
    }

    @Test
    void release_prefixOfAnother_isCachedOnce() {
        remembered(text(1, 30));
        remembered(text(1, 40));

        assertThat(kvCache.cachedTokens()).isEqualTo(40);
    }

    @Test
    void release_fewTokens_areNotCached() {
        remembered(text(1, 15));

        assertThat(kvCache.cachedTokens()).isZero();
    }

    @Test
    void release_unusedRoom_isFreed() {
        KvRegion region = testing.prefill(text(1, 20), 100);
        kvCache.release(region);

        assertThat(kvCache.cachedTokens()).isEqualTo(20);
        assertThat(kvCache.tokensInUse()).isZero();
    }

    @Test
    void evictAll_keepsRunningRegions() {
        KvRegion running = testing.prefill(text(1, 20), 40);
        remembered(text(2, 20));

        kvCache.evictAll();

        assertThat(kvCache.cachedTokens()).isZero();
        assertThat(kvCache.tokensInUse()).isEqualTo(40);
        testing.assertHolds(running, text(1, 20));
    }

    @Test
    void allocate_failingCopy_reservesNothing() {
        KvCache failing = new KvCache(100, (from, to, length) -> {
            throw new IllegalStateException("no memory");
        });
        KvRegion region = failing.allocate(text(1, 20), 20, ONE_CLIENT).orElseThrow();
        region.append(text(1, 20), 0, 20);

        assertThatIllegalStateException().isThrownBy(() -> failing.allocate(text(1, 20), 30, ONE_CLIENT));

        assertThat(failing.tokensInUse()).isEqualTo(20);
    }

    /** A prompt could once be guessed word by word from the number of reused tokens. */
    @ParameterizedTest
    @CsvSource({"17", "20", "29", "38"})
    void allocate_anotherClientsPrompt_reusesNothing(int right) {
        KvRegion running = testing.prefill(text(1, 40), 40, of("first", 0));

        assertThat(kvCache.allocate(join(text(1, right), 7), 50, of("second", 0))
                        .orElseThrow()
                        .length())
                .isZero();
        kvCache.release(running);
        assertThat(kvCache.allocate(join(text(1, right), 7), right + 1, of("third", 0))
                        .orElseThrow()
                        .length())
                .isZero();
        assertThat(kvCache.reusedTokens()).isZero();
    }

    @Test
    void allocate_promptWithoutClient_isNotShared() {
        PrefixSharing nobody = new PrefixSharing(Optional.empty(), 0);
        testing.prefill(text(1, 30), 30, nobody);

        assertThat(kvCache.allocate(text(1, 30), 30, nobody).orElseThrow().length())
                .isZero();
    }

    @ParameterizedTest
    @CsvSource({"20, 20, 20", "20, 25, 20", "25, 20, 20", "15, 20, 0", "20, 0, 0"})
    void allocate_templatesPrefix_isSharedByAll(int theirs, int ours, int reused) {
        testing.prefill(text(1, 40), 40, of("first", theirs));

        KvRegion region = kvCache.allocate(text(1, 40), 50, of("second", ours)).orElseThrow();

        assertThat(region.length()).isEqualTo(reused);
        testing.assertHolds(region, text(1, reused));
    }

    @Test
    void allocate_longerPrefixOfAnotherClient_reusesItsOwn() {
        testing.prefill(text(1, 20), 20, of("first", 0));
        testing.prefill(text(1, 40), 40, of("second", 0));

        assertThat(kvCache.allocate(text(1, 40), 40, of("first", 0))
                        .orElseThrow()
                        .length())
                .isEqualTo(20);
    }

    /** Otherwise a client could tell from cached or evicted tokens that another client's prompt continues its own. */
    @Test
    void release_prefixOfAnotherClients_isCachedForEach() {
        kvCache.release(testing.prefill(text(1, 30), 30, of("first", 0)));
        kvCache.release(testing.prefill(text(1, 40), 40, of("second", 0)));

        assertThat(kvCache.cachedTokens()).isEqualTo(70);
        assertThat(kvCache.allocate(text(1, 30), 30, of("first", 0))
                        .orElseThrow()
                        .length())
                .isEqualTo(29);
    }

    private static PrefixSharing of(String client, int common) {
        return new PrefixSharing(Optional.of(client), common);
    }

    @Test
    void allocate_promptThatIsBeingComputed_waitsForIt() {
        int[] prompt = text(1, 40);
        KvRegion first = kvCache.allocate(prompt, 45, ONE_CLIENT).orElseThrow();
        first.append(prompt, 0, 30);

        assertThat(kvCache.allocate(prompt, 45, ONE_CLIENT)).isEmpty();

        first.append(prompt, 30, 40);
        assertThat(kvCache.allocate(prompt, 45, ONE_CLIENT).orElseThrow().length())
                .as("all but the last token, which is computed for its logits")
                .isEqualTo(39);
    }

    @Test
    void allocate_promptOfWhichLittleIsBeingComputed_doesNotWait() {
        assertThat(kvCache.allocate(text(1, 40), 45, ONE_CLIENT)).isPresent();

        assertThat(kvCache.allocate(join(text(1, 19), text(2, 21)), 45, ONE_CLIENT))
                .isPresent();
    }

    @Test
    void allocate_promptOfASequenceThatEndedEarly_doesNotWait() {
        int[] prompt = text(1, 40);
        KvRegion first = kvCache.allocate(prompt, 45, ONE_CLIENT).orElseThrow();
        first.append(prompt, 0, 20);
        kvCache.release(first);

        assertThat(kvCache.allocate(prompt, 45, ONE_CLIENT).orElseThrow().length())
                .isEqualTo(20);
    }
}
