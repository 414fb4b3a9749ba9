package org.scribes.textgen.usage.store;

import org.flywaydb.core.api.logging.Log;

/** Keeps Flyway's messages out of the log, because they hold the database's address. Flyway throws its errors too. */
final class SilentFlywayLog implements Log {
    @Override
    public void debug(String message) {}

    @Override
    public void info(String message) {}

    @Override
    public void warn(String message) {}

    @Override
    public void error(String message) {}

    @Override
    public void error(String message, Exception failure) {}

    @Override
    public void notice(String message) {}
}
