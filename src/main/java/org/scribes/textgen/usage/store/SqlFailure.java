package org.scribes.textgen.usage.store;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Optional;
import java.util.Set;

/** What a failed transaction means, by the SQLSTATE (ISO/IEC 9075) that the database gave, if it gave one. */
enum SqlFailure {
    /** The database does not take these values, now or later. */
    REFUSED,
    /** Others were in the way. */
    BUSY,
    /** The database cannot be reached, or is not as it should be. */
    AWAY;

    private static final int CLASS = 2;
    /** Values that no column takes, and rules that they break. */
    private static final Set<String> REFUSALS = Set.of("22", "23");
    /** Deadlocks and the like; of PostgreSQL a cancelled statement and a lock that was not to be had, of H2 a timeout. */
    private static final Set<String> OTHERS = Set.of("40001", "40P01", "57014", "55P03", "HYT00");

    /** What Liberty says when no connection of its pool came free in time; sometimes below an exception of JDBC's. */
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
