package org.scribes.textgen.usage.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An SQL statement and the values of its parameters. Each call of a method prepares, runs and closes it. */
final class SqlStatement {
    static final int NO_TIMEOUT = 0;
    /** Shorter than the socket timeout, after which the database counts as unavailable. */
    private static final int USUAL_TIMEOUT = 2;

    private final Connection connection;
    private final String sql;
    private final @Nullable Object[] values;
    private int timeout = USUAL_TIMEOUT;

    SqlStatement(Connection connection, String sql, @Nullable Object... values) {
        this.connection = connection;
        this.sql = sql;
        this.values = values;
    }

    /** Reads one row of a result. */
    interface Reader<T> {
        T read(ResultSet row) throws SQLException;
    }

    /**
     * Changes when the statement is cancelled, which is after two seconds by default.
     *
     * @param seconds or {@link #NO_TIMEOUT}
     */
    SqlStatement timeout(int seconds) {
        timeout = seconds;
        return this;
    }

    /** Returns how many rows were changed. */
    int update() {
        try (PreparedStatement statement = prepared()) {
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw new UncheckedSqlException(e);
        }
    }

    <T> List<T> list(Reader<T> reader) {
        try (PreparedStatement statement = prepared();
                ResultSet rows = statement.executeQuery()) {
            List<T> read = new ArrayList<>();
            while (rows.next()) {
                read.add(reader.read(rows));
            }
            return read;
        } catch (SQLException e) {
            throw new UncheckedSqlException(e);
        }
    }

    /** The only row of the result. */
    <T> T one(Reader<T> reader) {
        List<T> rows = list(reader);
        if (rows.size() != 1) {
            throw new IllegalStateException("one row expected, not " + rows.size());
        }
        return rows.get(0);
    }

    /** {@code count} parameters in parentheses, for a list. */
    static String places(int count) {
        return "(" + "?, ".repeat(count - 1) + "?)";
    }

    private PreparedStatement prepared() throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        try {
            statement.setQueryTimeout(timeout);
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            return statement;
        } catch (SQLException | RuntimeException e) {
            statement.close();
            throw e;
        }
    }
}
