package org.scribes.textgen.usage.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.scribes.textgen.usage.store.TestingLedger.NOW;
import static org.scribes.textgen.usage.store.TestingLedger.caller;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.scribes.textgen.domain.Variant;
import org.scribes.textgen.usage.LedgerAnswer;
import org.scribes.textgen.usage.QuotationCounts;
import org.scribes.textgen.usage.VariantRecord;
import org.scribes.textgen.usage.VariantStore.Scope;

/** How long it takes to read a variant in a ledger of many rows. The timeout of a query is five seconds. */
@Tag("slow")
class VariantSpeedIT {
    private static final int ROWS = 200_000;
    private static final int BATCH = 20_000;
    private static final List<String> TARGETS = List.of("router", "vllm");

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource
    void manyRows_areReadInTime(TestingDatabase kind) {
        try (TestingLedger ledger = TestingLedger.started(kind.empty(folder))) {
            LedgerAnswer answer =
                    new LedgerAnswer(Optional.of("router"), false, Optional.of(new QuotationCounts(2, 1, 0, 0, 1)));
            Variant router = new Variant("trial", "router", false);
            ledger.ledger.add(TestingLedger.entry("r", caller("k1", Optional.empty()), router, answer));
            ledger.awaitRows(1);
            for (String target : TARGETS) {
                for (int i = 0; i < ROWS; i += BATCH) {
                    copy(ledger, kind, target);
                }
            }
            Scope scope = new Scope(NOW.minusSeconds(60), NOW.plusSeconds(60), Optional.empty());

            long begin = System.nanoTime();
            assertThat(ledger.variants.variants(scope)).isPresent();
            Duration listed = Duration.ofNanos(System.nanoTime() - begin);
            VariantRecord record = ledger.variants.read(scope, router).orElseThrow();
            Duration read = Duration.ofNanos(System.nanoTime() - begin).minus(listed);

            System.out.printf(
                    "variants in %s, %d rows: listed in %d ms, one read in %d ms%n",
                    kind, ledger.rows(), listed.toMillis(), read.toMillis());
            assertThat(record.requests()).isEqualTo(ROWS + 1);
            assertThat(record.sample()).hasSize(VariantRecord.MOST_SAMPLED);
        }
    }

    /** Copies of the only row, with random IDs as the ledger's are. */
    private static void copy(TestingLedger ledger, TestingDatabase kind, String target) {
        String numbers = kind == TestingDatabase.H2 ? "system_range" : "generate_series";
        String id = kind == TestingDatabase.H2 ? "random_uuid()" : "gen_random_uuid()";
        ledger.database.inTransaction(rows -> rows.sql(("insert into ledger"
                                + " select cast(%s as varchar(36)), finished, 'r' || n.x, client_id, client_name,"
                                + " user_hash, model, mode, outcome, code, input_tokens, generated_tokens, estimated,"
                                + " cost_usd, latency_ms + n.x %% 1000, cached, variant_model, '%s', shadow, '%s', refusal,"
                                + " quotations_verified, quotations_altered, quotations_fabricated, quotations_other,"
                                + " quotations_repaired from ledger, %s(1, %d) as n(x) where request_id = 'r'")
                        .formatted(id, target, target, numbers, BATCH))
                .timeout(SqlStatement.NO_TIMEOUT)
                .update());
    }
}
