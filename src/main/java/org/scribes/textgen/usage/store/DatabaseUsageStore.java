package org.scribes.textgen.usage.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.Query;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.scribes.textgen.domain.GenerationException;
import org.scribes.textgen.usage.UsageStore;

/** Adds up what the ledger has. */
@ApplicationScoped
public class DatabaseUsageStore implements UsageStore {
    private static final int MOST_GROUPS = 10_000;
    private static final int QUERY_MILLIS = 5000;
    private static final long DAY_MILLIS = Duration.ofDays(1).toMillis();
    private static final String SUMS = " count(*), sum(case when outcome in ('OK', 'DEGRADED') then 1 else 0 end),"
            + " sum(case when outcome = 'DEGRADED' then 1 else 0 end), sum(case when cached then 1 else 0 end),"
            + " sum(input_tokens), sum(generated_tokens), sum(cost_usd),"
            + " sum(case when cost_usd is null then 1 else 0 end), avg(latency_ms)"
            + " from ledger where finished >= ? and finished < ?";

    private final LedgerDatabase database;
    private final DatabaseLedger ledger;

    @Inject
    DatabaseUsageStore(LedgerDatabase database, DatabaseLedger ledger) {
        this.database = database;
        this.ledger = ledger;
    }

    @Override
    public boolean kept() {
        return ledger.enabled();
    }

    @Override
    public Optional<List<Line>> lines(Question question) {
        Optional<List<Line>> lines = database.ask(rows -> {
            Query query = LedgerDatabase.query(rows, sql(question), QUERY_MILLIS)
                    .setParameter(1, question.from().toEpochMilli())
                    .setParameter(2, question.until().toEpochMilli());
            question.clientId().ifPresent(client -> query.setParameter(3, client));
            List<?> found = query.setMaxResults(MOST_GROUPS + 1).getResultList();
            return found.stream()
                    .map(row -> line((Object[]) row, question.group()))
                    .toList();
        });
        if (lines.isPresent() && lines.get().size() > MOST_GROUPS) {
            throw GenerationException.invalidParameter(
                    "from and to", "cover more than " + MOST_GROUPS + " groups; ask for a shorter time");
        }
        return lines;
    }

    private static String sql(Question question) {
        String key = switch (question.group()) {
            case MODEL -> "model, ''";
            case USER -> "coalesce(user_hash, ''), max(client_name)";
            case DAY -> "finished / " + DAY_MILLIS + ", ''";
        };
        String group = switch (question.group()) {
            case MODEL -> "model";
            case USER -> "client_id, coalesce(user_hash, '')";
            case DAY -> "finished / " + DAY_MILLIS;
        };
        String whose = question.clientId().map(client -> " and client_id = ?").orElse("");
        return "select " + key + "," + SUMS + whose + " group by " + group + " order by " + group;
    }

    private static Line line(Object[] row, Group group) {
        long requests = whole(row[2]);
        long answered = whole(row[3]);
        return new Line(
                group == Group.DAY ? LocalDate.ofEpochDay(whole(row[0])).toString() : row[0].toString(),
                group == Group.USER ? Optional.of(row[1].toString()) : Optional.empty(),
                requests,
                answered,
                whole(row[4]),
                requests - answered,
                whole(row[5]),
                whole(row[6]),
                whole(row[7]),
                Optional.ofNullable((BigDecimal) row[8]),
                whole(row[9]),
                whole(row[10]));
    }

    private static long whole(Object number) {
        return ((Number) number).longValue();
    }
}
