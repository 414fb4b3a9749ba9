package org.scribes.textgen.usage.store;

import static org.scribes.textgen.observe.EventLog.failure;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.scribes.textgen.observe.EventLog;

/** A transaction on one connection. Its statements throw {@link UncheckedSqlException}. */
final class LedgerTransaction {
    private static final EventLog LOG = EventLog.of(LedgerTransaction.class);

    private final Connection connection;
    private boolean rollbackOnly;

    private LedgerTransaction(Connection connection) {
        this.connection = connection;
    }

    /** Sets the parameters of one row of a batch. */
    interface Binder<R> {
        void bind(PreparedStatement statement, R row) throws SQLException;
    }

    /** Does {@code work} and commits it; rolls it back when it throws or has called {@link #setRollbackOnly}. */
    static <T> T run(Connection connection, Function<LedgerTransaction, T> work) throws SQLException {
        connection.setAutoCommit(false);
        LedgerTransaction transaction = new LedgerTransaction(connection);
        try {
            T result = work.apply(transaction);
            if (transaction.rollbackOnly) {
                transaction.rollback();
            } else {
                connection.commit();
            }
            return result;
        } catch (SQLException | RuntimeException | Error failure) {
            transaction.rollback();
            throw failure;
        }
    }

    /** A statement with a value for each of its parameters. */
    SqlStatement sql(String sql, @Nullable Object... values) {
        return new SqlStatement(connection, sql, values);
    }

    /** Runs {@code sql} once for each of {@code rows}, in one batch and without a timeout of its own. */
    <R> void batch(String sql, List<R> rows, Binder<R> binder) {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (R row : rows) {
                binder.bind(statement, row);
                statement.addBatch();
            }
            statement.executeBatch();
        } catch (SQLException e) {
            throw new UncheckedSqlException(e);
        }
    }

    /** Has the transaction rolled back when its work is done. */
    void setRollbackOnly() {
        rollbackOnly = true;
    }

    private void rollback() {
        try {
            connection.rollback();
        } catch (SQLException e) {
            // The connection broke, and the transaction with it; the cause is already being thrown.
            LOG.debug("ledger_rollback_failed", failure(e));
        }
    }
}
