package org.scribes.textgen.usage.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.scribes.textgen.domain.GenerationException;
import org.scribes.textgen.usage.UsageStore;

/** Sums up the ledger. */
@ApplicationScoped
public class DatabaseUsageStore implements UsageStore {
    private static final int MOST_GROUPS = 10_000;
    private static final int TIMEOUT_SECONDS = 5;
    private static final long DAY_MILLIS = Duration.ofDays(1).toMillis();
    private static final String SUMS = " count(*), sum(case when outcome in ('OK', 'DEGRADED') then 1 else 0 end),"
            + " sum(case when outcome = 'DEGRADED' then 1 else 0 end), sum(case when cached then 1 else 0 end),"
            + " sum(input_tokens), sum(generated_tokens), sum(cost_usd),"
            + " sum(case when cost_usd is null then 1 else 0 end), avg(latency_ms)"
            + " from ledger where finished >= ? and finished < ? and not shadow";

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
        List<Object> values = new ArrayList<>(
                List.of(question.from().toEpochMilli(), question.until().toEpochMilli()));
        question.clientId().ifPresent(values::add);
        Optional<List<Line>> lines = database.ask(rows -> rows.sql(sql(question), values.toArray())
                .timeout(TIMEOUT_SECONDS)
                .list(row -> line(row, question.group())));
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
        return "select " + key + "," + SUMS + whose + " group by " + group + " order by " + group + " limit "
                + (MOST_GROUPS + 1);
    }

    private static Line line(ResultSet row, Group group) throws SQLException {
        long requests = row.getLong(3);
        long answered = row.getLong(4);
        return new Line(
                group == Group.DAY ? LocalDate.ofEpochDay(row.getLong(1)).toString() : row.getString(1),
                group == Group.USER ? Optional.of(row.getString(2)) : Optional.empty(),
                requests,
                answered,
                row.getLong(5),
                requests - answered,
                row.getLong(6),
                row.getLong(7),
                row.getLong(8),
                Optional.ofNullable(row.getBigDecimal(9)),
                row.getLong(10),
                // the average keeps its fraction: H2 would round it, PostgreSQL truncate it
                row.getBigDecimal(11).longValue());
    }
}
