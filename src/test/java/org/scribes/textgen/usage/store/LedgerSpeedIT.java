package org.scribes.textgen.usage.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.scribes.textgen.usage.store.TestingLedger.caller;
import static org.scribes.textgen.usage.store.TestingLedger.entry;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How many rows a second the ledger takes for good, and what one costs the request that leaves it. */
@Tag("slow")
class LedgerSpeedIT {
    private static final int WARM = 10_000;
    private static final int MEASURED = 40_000;
    private static final int USERS = 200;

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource
    void rows_areTakenFasterThanAnyServerAnswers(TestingDatabase kind) throws InterruptedException {
        try (TestingLedger ledger = TestingLedger.started(kind.empty(folder))) {
            add(ledger, WARM);
            awaitAllWritten(ledger);

            long begin = System.nanoTime();
            long adding = add(ledger, MEASURED);
            awaitAllWritten(ledger);
            double rowsPerSecond = MEASURED / ((System.nanoTime() - begin) / 1e9);

            System.out.printf(
                    "ledger in %s: %.0f rows a second; adding one takes its request %.1f us%n",
                    kind, rowsPerSecond, adding / 1e3 / MEASURED);
            assertThat(ledger.rows()).isEqualTo(WARM + MEASURED);
            assertThat(rowsPerSecond).isGreaterThan(500);
        }
    }

    /** Without asking the database, which has enough to do. */
    private static void awaitAllWritten(TestingLedger ledger) throws InterruptedException {
        while (ledger.ledger.waiting() > 0) {
            TimeUnit.MILLISECONDS.sleep(5);
        }
    }

    private static long add(TestingLedger ledger, int count) {
        long begin = System.nanoTime();
        for (int i = 0; i < count; i++) {
            ledger.ledger.add(entry("r" + i, caller("k" + i % 5, Optional.of("u" + i % USERS)), "0.0001"));
        }
        return System.nanoTime() - begin;
    }
}
