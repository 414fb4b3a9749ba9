package org.scribes.textgen.usage.store;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Optional;
import java.util.Set;

/** The kinds of failed transactions, by their SQLSTATE (ISO/IEC 9075), if there is one. */
enum SqlFailure {
    /** The database refuses these values permanently. */
    REFUSED,
    /** Another transaction conflicted. */
    BUSY,
    /** The database is unreachable or its schema is wrong. */
    AWAY;

    private static final int CLASS = 2;
    /** Data exceptions and integrity constraint violations. */
    private static final Set<String> REFUSALS = Set.of("22", "23");
    /** Deadlocks and serialization failures; in PostgreSQL also a cancelled statement and an unavailable lock, in H2 a timeout. */
    private static final Set<String> OTHERS = Set.of("40001", "40P01", "57014", "55P03", "HYT00");

    /** Liberty's exception when its pool had no free connection in time; a JDBC exception may wrap it. */
    private static final String WAITED_IN_VAIN = "ConnectionWaitTimeoutException";

    static SqlFailure of(Throwable failure) {
        if (poolIsEmpty(failure)) {
            return BUSY;
        }
        return state(failure)
                .map(state -> {
                    if (OTHERS.contains(state)) {
                        return BUSY;
                    }
                    return state.length() > CLASS && REFUSALS.contains(state.substring(0, CLASS)) ? REFUSED : AWAY;
                })
                .orElse(AWAY);
    }

    private static boolean poolIsEmpty(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLTransientConnectionException
                    || WAITED_IN_VAIN.equals(cause.getClass().getSimpleName())) {
                return true;
            }
        }
        return false;
    }

    static Optional<String> state(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && sql.getSQLState() != null) {
                return Optional.of(sql.getSQLState());
            }
        }
        return Optional.empty();
    }
}
