package org.scribes.textgen.usage.store;

import org.flywaydb.core.api.logging.Log;

/** Keeps Flyway's chat, which names the database's address, out of the log. What goes wrong it throws as well. */
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
