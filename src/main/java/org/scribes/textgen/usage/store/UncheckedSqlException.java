package org.scribes.textgen.usage.store;

import java.sql.SQLException;

/** Carries an {@link SQLException} through code that declares none. */
final class UncheckedSqlException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UncheckedSqlException(SQLException cause) {
        super(cause);
    }
}
