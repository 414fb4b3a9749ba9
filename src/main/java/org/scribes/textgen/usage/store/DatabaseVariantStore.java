package org.scribes.textgen.usage.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.scribes.textgen.domain.Variant;
import org.scribes.textgen.usage.VariantRecord;
import org.scribes.textgen.usage.VariantRecord.AnswerCounts;
import org.scribes.textgen.usage.VariantRecord.AnswerRow;
import org.scribes.textgen.usage.VariantRecord.QuotationTotals;
import org.scribes.textgen.usage.VariantRecord.RatingCounts;
import org.scribes.textgen.usage.VariantStore;

/** Sums up the ledger by variant. Counts are of all rows; a sample takes the rows with the lowest IDs, which are random. */
@ApplicationScoped
public class DatabaseVariantStore implements VariantStore {
    private static final String OWN = "outcome = 'OK' and not cached and target = variant_target";
    private static final String QUOTATIONS =
            "quotations_verified + quotations_altered + quotations_fabricated + quotations_other";
    private static final String ENDED = "outcome in ('OK', 'DEGRADED', 'ERROR')";
    private static final String REQUESTS = "select" + count("not cached") + count("outcome = 'ERROR'")
            + count("outcome = 'DEGRADED' and not cached") + count("cached") + sum("input_tokens")
            + sum("generated_tokens") + count("cost_usd is null") + " sum(cost_usd)" + VariantQuery.PERIOD;
    private static final String ANSWERS = "select" + count("true") + count("refusal")
            + count("quotations_verified is not null") + count(QUOTATIONS + " > 0")
            + count("quotations_verified > 0 and quotations_verified = " + QUOTATIONS) + count("quotations_altered > 0")
            + count("quotations_fabricated > 0") + count("quotations_repaired > 0") + sum("quotations_verified")
            + sum("quotations_altered") + sum("quotations_fabricated") + sum("quotations_other")
            + sum("quotations_repaired") + " 1" + VariantQuery.PERIOD;
    private static final String RATED = " from feedback f where exists (select 1" + VariantQuery.PERIOD
            + " and ledger.client_id = f.client_id and ledger.request_id = f.request_id and outcome = 'OK'"
            + " and target = variant_target";
    private static final String RATINGS = "select" + count("true")
            + count("wrong_citation or unsound or hallucination") + count("wrong_citation") + count("unsound")
            + count("hallucination") + " 1" + RATED;
    private static final String SAMPLED = " limit " + VariantRecord.MOST_SAMPLED;

    private final LedgerDatabase database;
    private final DatabaseLedger ledger;

    @Inject
    DatabaseVariantStore(LedgerDatabase database, DatabaseLedger ledger) {
        this.database = database;
        this.ledger = ledger;
    }

    @Override
    public boolean kept() {
        return ledger.enabled();
    }

    @Override
    public Optional<List<Variant>> variants(Scope scope) {
        return database.ask(rows -> VariantQuery.variants(rows, scope, MOST_VARIANTS));
    }

    @Override
    public Optional<VariantRecord> read(Scope scope, Variant variant) {
        return database.ask(rows -> {
            VariantQuery query = new VariantQuery(rows, scope, variant);
            AnswerCounts answers = query.one(ANSWERS, " and " + OWN, DatabaseVariantStore::answers);
            List<AnswerRow> sample = query.list(
                    "select latency_ms, generated_tokens, cost_usd" + VariantQuery.PERIOD,
                    " and " + OWN + " order by id" + SAMPLED,
                    row -> new AnswerRow(row.getLong(1), row.getLong(2), Optional.ofNullable(row.getBigDecimal(3))));
            Optional<RatingCounts> ratings = variant.shadow() ? Optional.empty() : Optional.of(ratings(query));
            return query.one(
                    REQUESTS,
                    " and " + ENDED,
                    row -> new VariantRecord(
                            variant,
                            row.getLong(1),
                            row.getLong(2),
                            row.getLong(3),
                            row.getLong(4),
                            row.getLong(5),
                            row.getLong(6),
                            Optional.ofNullable(row.getBigDecimal(8)),
                            row.getLong(7),
                            answers,
                            sample,
                            ratings));
        });
    }

    private static AnswerCounts answers(ResultSet row) throws SQLException {
        return new AnswerCounts(
                row.getLong(1),
                row.getLong(2),
                row.getLong(3),
                row.getLong(4),
                row.getLong(5),
                row.getLong(6),
                row.getLong(7),
                row.getLong(8),
                new QuotationTotals(
                        row.getLong(9), row.getLong(10), row.getLong(11), row.getLong(12), row.getLong(13)));
    }

    private static RatingCounts ratings(VariantQuery query) {
        List<Integer> sample = query.list("select rating" + RATED, ") order by f.id" + SAMPLED, row -> row.getInt(1));
        return query.one(
                RATINGS,
                ")",
                row -> new RatingCounts(
                        row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4), row.getLong(5), sample));
    }

    private static String count(String condition) {
        return " count(case when " + condition + " then 1 end),";
    }

    private static String sum(String column) {
        return " coalesce(sum(" + column + "), 0),";
    }
}
