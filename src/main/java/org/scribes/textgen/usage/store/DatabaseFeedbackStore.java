package org.scribes.textgen.usage.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.scribes.textgen.usage.FeedbackStore;

/** Feedback in the database, in a table beside the ledger. */
@ApplicationScoped
public class DatabaseFeedbackStore implements FeedbackStore {
    private final LedgerDatabase database;
    private final DatabaseLedger ledger;

    @Inject
    DatabaseFeedbackStore(LedgerDatabase database, DatabaseLedger ledger) {
        this.database = database;
        this.ledger = ledger;
    }

    @Override
    public Receipt put(Judgement judgement) {
        // checked first: an entry that no longer waits is in the database by the next query
        boolean waits = ledger.holds(judgement.clientId(), judgement.requestId());
        return database.ask(rows -> {
                    if (!waits && !known(rows, judgement)) {
                        return Receipt.UNKNOWN_REQUEST;
                    }
                    if (replaced(rows, judgement) == 0 && inserted(rows, judgement) == 0) {
                        // another insert came first
                        replaced(rows, judgement);
                    }
                    return Receipt.KEPT;
                })
                .orElse(Receipt.UNAVAILABLE);
    }

    @Override
    public Optional<Tally> since(Instant begin) {
        return database.ask(rows -> rows.sql(
                        "select count(*), coalesce(avg(cast(rating as double precision)), 0),"
                                + " coalesce(sum(case when wrong_citation then 1 else 0 end), 0),"
                                + " coalesce(sum(case when unsound then 1 else 0 end), 0),"
                                + " coalesce(sum(case when hallucination then 1 else 0 end), 0)"
                                + " from feedback where created >= ?",
                        begin.toEpochMilli())
                .one(DatabaseFeedbackStore::tally));
    }

    private static Tally tally(ResultSet row) throws SQLException {
        long count = row.getLong(1);
        return new Tally(
                count,
                count == 0 ? OptionalDouble.empty() : OptionalDouble.of(row.getDouble(2)),
                row.getLong(3),
                row.getLong(4),
                row.getLong(5));
    }

    private static boolean known(LedgerTransaction rows, Judgement judgement) {
        return rows.sql(
                                "select count(*) from ledger where client_id = ? and request_id = ?",
                                judgement.clientId(),
                                judgement.requestId())
                        .one(row -> row.getLong(1))
                > 0;
    }

    private static int replaced(LedgerTransaction rows, Judgement judgement) {
        return rows.sql(
                        "update feedback set created = ?, rating = ?, wrong_citation = ?, unsound = ?, hallucination = ?,"
                                + " comment_text = ? where client_id = ? and request_id = ?",
                        values(judgement).toArray())
                .update();
    }

    private static int inserted(LedgerTransaction rows, Judgement judgement) {
        List<@Nullable Object> values = values(judgement);
        values.add(UUID.randomUUID().toString());
        return rows.sql(
                        "insert into feedback (created, rating, wrong_citation, unsound, hallucination, comment_text,"
                                + " client_id, request_id, id) values "
                                + SqlStatement.places(values.size()) + " on conflict do nothing",
                        values.toArray())
                .update();
    }

    /** The first eight parameters of both statements. */
    private static List<@Nullable Object> values(Judgement judgement) {
        List<@Nullable Object> values = new ArrayList<>();
        values.add(judgement.created().toEpochMilli());
        values.add(judgement.rating());
        values.add(judgement.wrongCitation());
        values.add(judgement.unsound());
        values.add(judgement.hallucination());
        values.add(judgement.comment().orElse(null));
        values.add(judgement.clientId());
        values.add(judgement.requestId());
        return values;
    }
}
