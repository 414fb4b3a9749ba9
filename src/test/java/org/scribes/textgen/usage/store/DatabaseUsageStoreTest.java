package org.scribes.textgen.usage.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.scribes.textgen.usage.store.TestingLedger.NOW;
import static org.scribes.textgen.usage.store.TestingLedger.caller;
import static org.scribes.textgen.usage.store.TestingLedger.entry;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.scribes.textgen.domain.Caller;
import org.scribes.textgen.domain.Client;
import org.scribes.textgen.domain.GenerationException;
import org.scribes.textgen.domain.Outcome;
import org.scribes.textgen.usage.UsageStore.Group;
import org.scribes.textgen.usage.UsageStore.Line;
import org.scribes.textgen.usage.UsageStore.Question;

class DatabaseUsageStoreTest {
    private static final Instant MIDNIGHT = Instant.parse("2026-11-23T00:00:00Z");
    private static final Instant NEXT = Instant.parse("2026-11-24T00:00:00Z");

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource
    void lines_addUpWhatIsAskedFor(TestingDatabase kind) {
        try (TestingLedger ledger = TestingLedger.started(kind.empty(folder))) {
            Caller user = caller("k1", Optional.of("u1"));
            add(ledger, user, "0.5", Outcome.OK, MIDNIGHT, "a");
            add(ledger, user, "0.25", Outcome.DEGRADED, MIDNIGHT.minusMillis(1), "b");
            add(ledger, caller("k1", Optional.empty()), "", Outcome.ERROR, NOW, "a");
            add(ledger, caller("k2", Optional.of("u1")), "", Outcome.REFUSED, NOW, "b");
            add(ledger, caller("k2", Optional.of("u1")), "1", Outcome.OK, NEXT, "c");
            ledger.awaitRows(5);

            assertThat(lines(ledger, Group.MODEL, Optional.empty()))
                    .containsExactly(
                            new Line("a", Optional.empty(), 2, 1, 0, 1, 0, 2000, 200, usd("0.500000000"), 1, 1500),
                            new Line("b", Optional.empty(), 2, 1, 1, 1, 0, 2000, 200, usd("0.250000000"), 1, 1500));
            assertThat(lines(ledger, Group.USER, Optional.empty()))
                    .extracting(line -> line.client().orElseThrow() + "/" + line.key() + " " + line.requests())
                    .containsExactly("k1-name/ 1", "k1-name/u1 2", "k2-name/u1 1");
            assertThat(lines(ledger, Group.DAY, Optional.of("k1")))
                    .extracting(line -> line.key() + " " + line.requests() + " " + line.costUsd())
                    .containsExactly("2026-11-22 1 Optional[0.250000000]", "2026-11-23 2 Optional[0.500000000]");
            assertThat(lines(ledger, Group.MODEL, Optional.of("k2")))
                    .containsExactly(
                            new Line("b", Optional.empty(), 1, 0, 0, 1, 0, 1000, 100, Optional.empty(), 1, 1500));
            assertThat(lines(ledger, Group.MODEL, Optional.of("nobody"))).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void key_isItsIdWhateverItIsCalled(TestingDatabase kind) {
        try (TestingLedger ledger = TestingLedger.started(kind.empty(folder))) {
            for (String[] key : new String[][] {{"k1", "before"}, {"k1", "later"}, {"k2", "later"}}) {
                Client client = new Client(key[0], key[1], Client.Limits.NONE);
                add(ledger, new Caller(client, Optional.of("u")), "1", Outcome.OK, NOW, "a");
            }
            ledger.awaitRows(3);

            assertThat(lines(ledger, Group.USER, Optional.empty()))
                    .extracting(line -> line.client().orElseThrow() + "/" + line.key() + " " + line.requests())
                    .containsExactly("later/u 2", "later/u 1");
        }
    }

    @ParameterizedTest
    @EnumSource
    void tooManyGroups_areRefused(TestingDatabase kind) {
        try (TestingLedger ledger = TestingLedger.started(kind.empty(folder))) {
            add(ledger, caller("k1", Optional.empty()), "1", Outcome.OK, NOW, "a");
            ledger.awaitRows(1);
            more(ledger, kind, 9_999);
            assertThat(lines(ledger, Group.MODEL, Optional.empty())).hasSize(10_000);

            more(ledger, kind, 1);

            assertThatThrownBy(() -> lines(ledger, Group.MODEL, Optional.empty()))
                    .isInstanceOf(GenerationException.class)
                    .hasMessage("from and to cover more than 10000 groups; ask for a shorter time");
            assertThat(lines(ledger, Group.DAY, Optional.empty())).hasSize(1);
        }
    }

    /** Copies of the first row, each of a model of its own. */
    private static void more(TestingLedger ledger, TestingDatabase kind, int count) {
        String numbers = kind == TestingDatabase.H2 ? "system_range" : "generate_series";
        int copied = ledger.database.inTransaction(rows -> rows.sql(
                        "insert into ledger (id, finished, request_id, client_id, client_name, user_hash, model, mode, outcome,"
                                + " code, input_tokens, generated_tokens, estimated, cost_usd, latency_ms, cached)"
                                + " select cast(%d + n.x as varchar(36)), finished, request_id, client_id, client_name, user_hash,"
                                        .formatted(count)
                                + " 'm' || cast(%d + n.x as varchar(36)), mode, outcome, code, input_tokens, generated_tokens,"
                                        .formatted(count)
                                + " estimated, cost_usd, latency_ms, cached from ledger, %s(1, %d) as n(x) where model = 'a'"
                                        .formatted(numbers, count))
                .update());
        assertThat(copied).isEqualTo(count);
    }

    private static List<Line> lines(TestingLedger ledger, Group group, Optional<String> client) {
        return ledger.usage
                .lines(new Question(MIDNIGHT.minusSeconds(3600), NEXT, group, client))
                .orElseThrow();
    }

    private static void add(
            TestingLedger ledger, Caller caller, String usd, Outcome outcome, Instant finished, String model) {
        ledger.ledger.add(entry("r", caller, usd(usd), outcome, finished, model));
    }

    private static Optional<BigDecimal> usd(String amount) {
        return Optional.of(amount).filter(text -> !text.isEmpty()).map(BigDecimal::new);
    }
}
