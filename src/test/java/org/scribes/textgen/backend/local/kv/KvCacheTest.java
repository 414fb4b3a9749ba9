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
    private final KvCache memory = testing.memory;

    private KvRegion remembered(int... tokens) {
        KvRegion region = testing.read(tokens, tokens.length);
        memory.release(region);
        return region;
    }

    @Test
    void allocate_emptyCache_startsAtZero() {
        KvRegion region = memory.allocate(text(1, 10), 40, ONE_CLIENT).orElseThrow();

        assertThat(region.start()).isZero();
        assertThat(region.length()).isZero();
        assertThat(memory.tokensInUse()).isEqualTo(40);
        assertThat(memory.cachedTokens()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"60, true", "61, false"})
    void allocate_besideARunningSequence_isEmptyWithoutRoom(int room, boolean fits) {
        testing.read(text(1, 10), 40);

        assertThat(memory.allocate(text(2, 10), room, ONE_CLIENT).isPresent()).isEqualTo(fits);
    }

    @Test
    void allocate_cachedPrefix_isReused() {
        remembered(text(1, 30));
        int[] prompt = join(text(1, 20), 7, 8);

        KvRegion region = memory.allocate(prompt, 50, ONE_CLIENT).orElseThrow();

        testing.assertHolds(region, text(1, 20));
        assertThat(memory.reusedTokens()).isEqualTo(20);
    }

    @Test
    void allocate_runningPrefix_isReused() {
        KvRegion running = testing.read(text(1, 30), 40);

        KvRegion region = memory.allocate(join(text(1, 25), 7), 50, ONE_CLIENT).orElseThrow();

        testing.assertHolds(region, text(1, 25));
        testing.assertHolds(running, text(1, 30));
    }

    @Test
    void allocate_samePrompt_leavesItsLastToken() {
        remembered(text(1, 30));

        assertThat(memory.allocate(text(1, 30), 40, ONE_CLIENT).orElseThrow().length())
                .isEqualTo(29);
    }

    @ParameterizedTest
    @CsvSource({"15, 0", "16, 16"})
    void allocate_shortSharedPrefix_isNotReused(int shared, int reused) {
        remembered(text(1, 30));

        KvRegion region = memory.allocate(join(text(1, shared), 7), 40, ONE_CLIENT).orElseThrow();

        assertThat(region.length()).isEqualTo(reused);
        assertThat(memory.reusedTokens()).isEqualTo(reused);
    }

    @Test
    void allocate_noRoom_evictsTheLeastRecentlyUsed() {
        remembered(text(1, 30));
        remembered(text(2, 30));
        KvRegion like = testing.read(join(text(1, 30), 7), 31); // marks the first as most recently used
        memory.release(like);

        testing.read(text(3, 10), 60);

        assertThat(memory.cachedTokens()).isEqualTo(31);
    }

    @Test
    void allocate_noRoomBesideTheMatch_evictsItToo() {
        remembered(text(1, 50));

        KvRegion region = memory.allocate(text(1, 50), 80, ONE_CLIENT).orElseThrow();

        assertThat(region.length()).isZero();
        assertThat(memory.cachedTokens()).isZero();
    }

    @Test
    void allocate_noRoomBesideTheBestMatch_reusesTheNext() {
        KvRegion running = testing.read(text(1, 20), 20);
        remembered(text(1, 50));

        KvRegion region = memory.allocate(text(1, 50), 80, ONE_CLIENT).orElseThrow();

        testing.assertHolds(region, text(1, 20));
        testing.assertHolds(running, text(1, 20));
    }

    @Test
    void allocate_fragmentedRoom_movesRunningRegions() {
        KvRegion first = testing.read(text(1, 20), 30);
        KvRegion second = testing.read(text(2, 20), 30);
        KvRegion third = testing.read(text(3, 20), 30);
        memory.release(first);
        memory.evictAll();

        KvRegion fourth = testing.read(text(4, 20), 40);

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

        assertThat(memory.cachedTokens()).isEqualTo(40);
    }

    @Test
    void release_fewTokens_areNotCached() {
        remembered(text(1, 15));

        assertThat(memory.cachedTokens()).isZero();
    }

    @Test
    void release_unusedRoom_isFreed() {
        KvRegion region = testing.read(text(1, 20), 100);
        memory.release(region);

        assertThat(memory.cachedTokens()).isEqualTo(20);
        assertThat(memory.tokensInUse()).isZero();
    }

    @Test
    void evictAll_keepsRunningRegions() {
        KvRegion running = testing.read(text(1, 20), 40);
        remembered(text(2, 20));

        memory.evictAll();

        assertThat(memory.cachedTokens()).isZero();
        assertThat(memory.tokensInUse()).isEqualTo(40);
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
        KvRegion running = testing.read(text(1, 40), 40, of("first", 0));

        assertThat(memory.allocate(join(text(1, right), 7), 50, of("second", 0))
                        .orElseThrow()
                        .length())
                .isZero();
        memory.release(running);
        assertThat(memory.allocate(join(text(1, right), 7), right + 1, of("third", 0))
                        .orElseThrow()
                        .length())
                .isZero();
        assertThat(memory.reusedTokens()).isZero();
    }

    @Test
    void allocate_promptWithoutClient_isNotShared() {
        PrefixSharing nobody = new PrefixSharing(Optional.empty(), 0);
        testing.read(text(1, 30), 30, nobody);

        assertThat(memory.allocate(text(1, 30), 30, nobody).orElseThrow().length()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"20, 20, 20", "20, 25, 20", "25, 20, 20", "15, 20, 0", "20, 0, 0"})
    void allocate_templatesPrefix_isSharedByAll(int theirs, int ours, int reused) {
        testing.read(text(1, 40), 40, of("first", theirs));

        KvRegion region = memory.allocate(text(1, 40), 50, of("second", ours)).orElseThrow();

        assertThat(region.length()).isEqualTo(reused);
        testing.assertHolds(region, text(1, reused));
    }

    @Test
    void allocate_longerPrefixOfAnotherClient_reusesItsOwn() {
        testing.read(text(1, 20), 20, of("first", 0));
        testing.read(text(1, 40), 40, of("second", 0));

        assertThat(memory.allocate(text(1, 40), 40, of("first", 0)).orElseThrow().length())
                .isEqualTo(20);
    }

    /** Otherwise a client could tell from cached or evicted tokens that another client's prompt continues its own. */
    @Test
    void release_prefixOfAnotherClients_isCachedForEach() {
        memory.release(testing.read(text(1, 30), 30, of("first", 0)));
        memory.release(testing.read(text(1, 40), 40, of("second", 0)));

        assertThat(memory.cachedTokens()).isEqualTo(70);
        assertThat(memory.allocate(text(1, 30), 30, of("first", 0)).orElseThrow().length())
                .isEqualTo(29);
    }

    private static PrefixSharing of(String client, int common) {
        return new PrefixSharing(Optional.of(client), common);
    }
}
