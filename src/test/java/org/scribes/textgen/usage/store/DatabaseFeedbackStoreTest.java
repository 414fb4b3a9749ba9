package org.scribes.textgen.usage.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.scribes.textgen.usage.store.TestingLedger.NOW;
import static org.scribes.textgen.usage.store.TestingLedger.caller;
import static org.scribes.textgen.usage.store.TestingLedger.entry;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.scribes.textgen.usage.FeedbackStore.Judgement;
import org.scribes.textgen.usage.FeedbackStore.Receipt;
import org.scribes.textgen.usage.FeedbackStore.Tally;

class DatabaseFeedbackStoreTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource
    void judgements_areKeptOncePerRequestAndAddedUp(TestingDatabase kind) {
        try (TestingLedger ledger = TestingLedger.started(kind.empty(folder))) {
            for (String request : new String[] {"r1", "r2", "r3"}) {
                ledger.ledger.add(entry(request, caller("k1", Optional.empty()), "1"));
            }
            ledger.awaitRows(3);

            assertThat(ledger.feedback.put(judgement("r1", "k1", NOW, 1, true))).isEqualTo(Receipt.KEPT);
            assertThat(ledger.feedback.put(judgement("r1", "k1", NOW, 5, false)))
                    .isEqualTo(Receipt.KEPT);
            assertThat(ledger.feedback.put(judgement("r2", "k1", NOW, 2, true))).isEqualTo(Receipt.KEPT);
            assertThat(ledger.feedback.put(judgement("r3", "k1", NOW.minusSeconds(60), 1, true)))
                    .isEqualTo(Receipt.KEPT);

            assertThat(ledger.feedback.since(NOW)).contains(new Tally(2, OptionalDouble.of(3.5), 1, 0, 1));
            assertThat(ledger.feedback.since(NOW.plusMillis(1)))
                    .contains(new Tally(0, OptionalDouble.empty(), 0, 0, 0));
        }
    }

    @ParameterizedTest
    @EnumSource
    void requestOfNobodyOrOfAnother_isUnknown(TestingDatabase kind) {
        try (TestingLedger ledger = TestingLedger.started(kind.empty(folder))) {
            ledger.ledger.add(entry("r1", caller("k1", Optional.empty()), "1"));
            ledger.awaitRows(1);

            assertThat(ledger.feedback.put(judgement("r2", "k1", NOW, 1, false)))
                    .isEqualTo(Receipt.UNKNOWN_REQUEST);
            assertThat(ledger.feedback.put(judgement("r1", "k2", NOW, 1, false)))
                    .isEqualTo(Receipt.UNKNOWN_REQUEST);
        }
    }

    @Test
    void requestThatWaitsToBeWritten_isKnown() {
        TestingLedger ledger = new TestingLedger(TestingLedger.h2(folder));
        assertThat(ledger.feedback.put(judgement("r1", "k1", NOW, 1, false))).isEqualTo(Receipt.UNAVAILABLE);
        assertThat(ledger.database.open()).isTrue();
        ledger.database.opened(0);
        ledger.ledger.add(entry("r1", caller("k1", Optional.empty()), "1"));

        assertThat(ledger.feedback.put(judgement("r1", "k1", NOW, 1, false))).isEqualTo(Receipt.KEPT);
        assertThat(ledger.feedback.put(judgement("r1", "k2", NOW, 1, false))).isEqualTo(Receipt.UNKNOWN_REQUEST);
        ledger.database.close();
    }

    private static Judgement judgement(String request, String client, Instant created, int rating, boolean flagged) {
        return new Judgement(
                request, client, created, rating, flagged, false, flagged, Optional.of("Über \uD83D\uDE00"));
    }
}
