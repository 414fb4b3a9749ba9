package org.scribes.textgen.usage.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.UUID;
import org.scribes.textgen.usage.FeedbackStore;

/** People's judgements, beside the ledger that they belong to. */
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
        // asked first: what waits no more when it is asked is in the database when that is
        boolean waits = ledger.holds(judgement.clientId(), judgement.requestId());
        return database.ask(rows -> {
                    if (!waits && !known(rows, judgement)) {
                        return Receipt.UNKNOWN_REQUEST;
                    }
                    if (replaced(rows, judgement) == 0 && inserted(rows, judgement) == 0) {
                        // another one came between
                        replaced(rows, judgement);
                    }
                    return Receipt.KEPT;
                })
                .orElse(Receipt.UNAVAILABLE);
    }

    @Override
    public Optional<Tally> since(Instant begin) {
        return database.ask(rows -> {
            Object[] sums = (Object[]) LedgerDatabase.query(
                            rows,
                            "select count(*), coalesce(avg(cast(rating as double precision)), 0),"
                                    + " coalesce(sum(case when wrong_citation then 1 else 0 end), 0),"
                                    + " coalesce(sum(case when unsound then 1 else 0 end), 0),"
                                    + " coalesce(sum(case when hallucination then 1 else 0 end), 0)"
                                    + " from feedback where created >= ?")
                    .setParameter(1, begin.toEpochMilli())
                    .getSingleResult();
            long count = whole(sums[0]);
            return new Tally(
                    count,
                    count == 0 ? OptionalDouble.empty() : OptionalDouble.of(((Number) sums[1]).doubleValue()),
                    whole(sums[2]),
                    whole(sums[3]),
                    whole(sums[4]));
        });
    }

    private static boolean known(EntityManager rows, Judgement judgement) {
        return whole(LedgerDatabase.query(rows, "select count(*) from ledger where client_id = ? and request_id = ?")
                        .setParameter(1, judgement.clientId())
                        .setParameter(2, judgement.requestId())
                        .getSingleResult())
                > 0;
    }

    private static int replaced(EntityManager rows, Judgement judgement) {
        return saying(
                        judgement,
                        LedgerDatabase.query(
                                rows,
                                "update feedback set created = ?, rating = ?, wrong_citation = ?, unsound = ?, hallucination = ?,"
                                        + " comment_text = ? where client_id = ? and request_id = ?"))
                .executeUpdate();
    }

    private static int inserted(EntityManager rows, Judgement judgement) {
        return saying(
                        judgement,
                        LedgerDatabase.query(
                                rows,
                                "insert into feedback (created, rating, wrong_citation, unsound, hallucination, comment_text,"
                                        + " client_id, request_id, id) values (?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing"))
                .setParameter(9, UUID.randomUUID().toString())
                .executeUpdate();
    }

    /** The first eight parameters of both. */
    private static Query saying(Judgement judgement, Query query) {
        return query.setParameter(1, judgement.created().toEpochMilli())
                .setParameter(2, judgement.rating())
                .setParameter(3, judgement.wrongCitation())
                .setParameter(4, judgement.unsound())
                .setParameter(5, judgement.hallucination())
                .setParameter(6, judgement.comment().orElse(null))
                .setParameter(7, judgement.clientId())
                .setParameter(8, judgement.requestId());
    }

    private static long whole(Object number) {
        return ((Number) number).longValue();
    }
}
