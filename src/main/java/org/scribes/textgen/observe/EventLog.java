package org.scribes.textgen.observe;

import com.ibm.websphere.logging.hpel.LogRecordContext;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.scribes.textgen.domain.EnumNames;

/**
 * Writes structured log events: one event per line, a stable event name and fields, such as {@code model_loaded
 * model=tiny millis=12}. The id of the current request comes last. Liberty's JSON log also has each field as {@code
 * ext_<name>}.
 *
 * <p>A value must never contain any part of a prompt, passage, answer or key.
 */
public final class EventLog {
    private final Logger logger;

    private EventLog(Logger logger) {
        this.logger = logger;
    }

    /** Turns all logs of this process off, for one that is no server. */
    public static void off() {
        LogManager.getLogManager().reset();
    }

    /** The log named after {@code type}. */
    public static EventLog of(Class<?> type) {
        return new EventLog(Logger.getLogger(type.getName()));
    }

    /** A text field, preferably one word. */
    public static Field field(String name, String value) {
        return new Field(name, value, "");
    }

    public static Field field(String name, long value) {
        return new Field(name, Long.toString(value), "_long");
    }

    public static Field field(String name, double value) {
        return new Field(name, Double.toString(value), "_float");
    }

    public static Field field(String name, boolean value) {
        return new Field(name, Boolean.toString(value), "_bool");
    }

    /** An enum constant, in lower case. */
    public static Field field(String name, Enum<?> value) {
        return field(name, EnumNames.of(value));
    }

    /**
     * The field {@code failure}: exception types and locations, causes included. It has the messages of the domain's
     * exceptions only, since others may quote a prompt.
     */
    public static Field failure(Throwable failure) {
        return field("failure", FailureText.of(failure));
    }

    /** A detail, logged only when trace is enabled. */
    public void debug(String event, Field... fields) {
        log(Level.FINE, event, fields);
    }

    /** A normal event. */
    public void info(String event, Field... fields) {
        log(Level.INFO, event, fields);
    }

    /** A condition that an operator should look at. */
    public void warn(String event, Field... fields) {
        log(Level.WARNING, event, fields);
    }

    /** A defect. */
    public void error(String event, Field... fields) {
        log(Level.SEVERE, event, fields);
    }

    private void log(Level level, String event, Field... fields) {
        if (!logger.isLoggable(level)) {
            return;
        }
        List<Field> all = new ArrayList<>(List.of(fields));
        LogContext.requestId().ifPresent(id -> all.add(field(LogContext.REQUEST_ID, id)));
        LogRecord record = new LogRecord(level, Logfmt.line(event, all));
        record.setLoggerName(logger.getName());
        record.setSourceClassName(logger.getName());
        record.setSourceMethodName(event);
        List<Field> extensions = List.of(fields);
        extensions.forEach(field -> LogRecordContext.addExtension(field.jsonName(), field.value()));
        try {
            logger.log(record);
        } finally {
            extensions.forEach(field -> LogRecordContext.removeExtension(field.jsonName()));
        }
    }
}
