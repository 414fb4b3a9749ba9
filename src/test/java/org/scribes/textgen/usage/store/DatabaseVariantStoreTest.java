package org.scribes.textgen.usage.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.scribes.textgen.usage.store.TestingLedger.NOW;
import static org.scribes.textgen.usage.store.TestingLedger.caller;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.scribes.textgen.domain.Caller;
import org.scribes.textgen.domain.Mode;
import org.scribes.textgen.domain.Outcome;
import org.scribes.textgen.domain.Variant;
import org.scribes.textgen.usage.FeedbackStore.Judgement;
import org.scribes.textgen.usage.LedgerAnswer;
import org.scribes.textgen.usage.LedgerEntry;
import org.scribes.textgen.usage.QuotationCounts;
import org.scribes.textgen.usage.VariantRecord;
import org.scribes.textgen.usage.VariantRecord.AnswerCounts;
import org.scribes.textgen.usage.VariantRecord.AnswerRow;
import org.scribes.textgen.usage.VariantRecord.QuotationTotals;
import org.scribes.textgen.usage.VariantRecord.RatingCounts;
import org.scribes.textgen.usage.VariantStore.Scope;

class DatabaseVariantStoreTest {
    private static final Variant ROUTER = new Variant("trial", "router", false);
    private static final Variant SHADOW = new Variant("trial", "small", true);
    private static final Scope ALL = new Scope(NOW, NOW.plusSeconds(60), Optional.empty());
    private static final Caller ANNA = caller("k1", Optional.of("anna"));
    private static final Optional<QuotationCounts> UNCHECKED = Optional.empty();

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource
    void rowsOfAVariant_areAddedUpByWhatTheyTellOfIt(TestingDatabase kind) {
        try (TestingLedger ledger = TestingLedger.started(kind.empty(folder))) {
            add(ledger, "r1", ANNA, ROUTER, Outcome.OK, answer("router", counts(2, 0, 0, 0, 0)));
            add(ledger, "r2", ANNA, ROUTER, Outcome.OK, answer("router", counts(1, 1, 1, 1, 2)));
            add(ledger, "r3", ANNA, ROUTER, Outcome.OK, answer("router", counts(0, 0, 0, 0, 0)));
            add(
                    ledger,
                    "r4",
                    ANNA,
                    ROUTER,
                    Outcome.OK,
                    Optional.of(new LedgerAnswer(target("router"), true, UNCHECKED)));
            add(ledger, "r5", ANNA, ROUTER, Outcome.DEGRADED, answer("vllm", counts(0, 9, 9, 9, 9)));
            add(ledger, "r6", ANNA, ROUTER, Outcome.ERROR, Optional.empty());
            add(ledger, "r7", ANNA, ROUTER, Outcome.REFUSED, Optional.empty());
            add(ledger, "r8", ANNA, ROUTER, Outcome.CANCELLED, Optional.empty());
            add(ledger, "r9", ANNA, SHADOW, Outcome.OK, answer("small", counts(0, 0, 1, 0, 0)));
            ledger.ledger.add(
                    entry("r10", ANNA, ROUTER, Outcome.OK, NOW, true, answer("router", counts(9, 9, 9, 9, 9))));
            // of another model, another target, another time, or of no catalogue
            add(ledger, "r11", ANNA, new Variant("other", "router", false), Outcome.OK, Optional.empty());
            add(ledger, "r12", ANNA, new Variant("trial", "vllm", false), Outcome.OK, Optional.empty());
            ledger.ledger.add(entry("r13", ANNA, ROUTER, Outcome.OK, NOW.minusMillis(1), false, Optional.empty()));
            ledger.ledger.add(TestingLedger.entry("r14", ANNA, "1"));
            ledger.awaitRows(14);
            rate(ledger, "r1", 5, false);
            rate(ledger, "r2", 2, true);
            rate(ledger, "r5", 1, true);
            rate(ledger, "r14", 1, true);

            assertThat(ledger.variants.variants(ALL))
                    .contains(List.of(
                            new Variant("other", "router", false),
                            ROUTER,
                            new Variant("trial", "vllm", false),
                            SHADOW));
            VariantRecord router = ledger.variants.read(ALL, ROUTER).orElseThrow();
            assertThat(router)
                    .isEqualTo(new VariantRecord(
                            ROUTER,
                            6,
                            1,
                            1,
                            1,
                            7000,
                            700,
                            Optional.of(new BigDecimal("7.000000000")),
                            0,
                            new AnswerCounts(4, 1, 3, 2, 1, 1, 1, 1, new QuotationTotals(3, 1, 1, 1, 2)),
                            router.sample(),
                            Optional.of(new RatingCounts(
                                    2,
                                    1,
                                    1,
                                    0,
                                    0,
                                    router.ratings().orElseThrow().sample()))));
            assertThat(router.sample())
                    .hasSize(4)
                    .containsOnly(new AnswerRow(1500, 100, Optional.of(new BigDecimal("1.000000000"))));
            assertThat(router.ratings().orElseThrow().sample()).containsExactlyInAnyOrder(5, 2);
        }
    }

    @ParameterizedTest
    @EnumSource
    void answersThatNobodySaw_haveNoRatings(TestingDatabase kind) {
        try (TestingLedger ledger = TestingLedger.started(kind.empty(folder))) {
            add(ledger, "r1", ANNA, ROUTER, Outcome.OK, answer("router", UNCHECKED));
            add(ledger, "r1", ANNA, SHADOW, Outcome.OK, answer("small", UNCHECKED));
            ledger.awaitRows(2);
            rate(ledger, "r1", 5, false);

            assertThat(ledger.variants.read(ALL, SHADOW).orElseThrow().ratings())
                    .isEmpty();
            assertThat(ledger.variants.read(ALL, SHADOW).orElseThrow().requests())
                    .isEqualTo(1);
            assertThat(ledger.variants.read(ALL, ROUTER).orElseThrow().ratings())
                    .hasValueSatisfying(ratings -> assertThat(ratings.all()).isEqualTo(1));
        }
    }

    @ParameterizedTest
    @EnumSource
    void rowsOfOtherClients_areNotSeen(TestingDatabase kind) {
        try (TestingLedger ledger = TestingLedger.started(kind.empty(folder))) {
            Caller other = caller("k2", Optional.empty());
            add(ledger, "r1", ANNA, ROUTER, Outcome.OK, answer("router", UNCHECKED));
            add(ledger, "r2", other, ROUTER, Outcome.ERROR, Optional.empty());
            add(ledger, "r3", other, SHADOW, Outcome.OK, answer("small", UNCHECKED));
            ledger.awaitRows(3);
            rate(ledger, "r1", 5, false);
            Scope annas = new Scope(ALL.from(), ALL.until(), Optional.of("k1"));
            Scope others = new Scope(ALL.from(), ALL.until(), Optional.of("k2"));

            assertThat(ledger.variants.variants(annas)).contains(List.of(ROUTER));
            assertThat(ledger.variants.variants(others)).contains(List.of(ROUTER, SHADOW));
            assertThat(ledger.variants.read(annas, ROUTER).orElseThrow().failed())
                    .isZero();
            VariantRecord seen = ledger.variants.read(others, ROUTER).orElseThrow();
            assertThat(seen.requests()).isEqualTo(1);
            assertThat(seen.failed()).isEqualTo(1);
            assertThat(seen.ratings().orElseThrow().all()).isZero();
        }
    }

    private static void add(
            TestingLedger ledger,
            String requestId,
            Caller caller,
            Variant variant,
            Outcome outcome,
            Optional<LedgerAnswer> answer) {
        ledger.ledger.add(entry(requestId, caller, variant, outcome, NOW, false, answer));
    }

    private static LedgerEntry entry(
            String requestId,
            Caller caller,
            Variant variant,
            Outcome outcome,
            Instant finished,
            boolean cached,
            Optional<LedgerAnswer> answer) {
        return new LedgerEntry(
                UUID.randomUUID(),
                finished,
                requestId,
                caller,
                "org/model",
                Mode.API,
                outcome,
                Optional.empty(),
                1000,
                100,
                false,
                Optional.of(BigDecimal.ONE),
                Duration.ofMillis(1500),
                cached,
                Optional.of(variant),
                answer);
    }

    private static Optional<LedgerAnswer> answer(String target, Optional<QuotationCounts> counts) {
        return Optional.of(new LedgerAnswer(target(target), false, counts));
    }

    private static Optional<String> target(String name) {
        return Optional.of(name);
    }

    private static Optional<QuotationCounts> counts(
            int verified, int altered, int fabricated, int other, int repaired) {
        return Optional.of(new QuotationCounts(verified, altered, fabricated, other, repaired));
    }

    private static void rate(TestingLedger ledger, String requestId, int rating, boolean wrong) {
        ledger.feedback.put(new Judgement(requestId, "k1", NOW, rating, wrong, false, false, Optional.empty()));
    }
}
