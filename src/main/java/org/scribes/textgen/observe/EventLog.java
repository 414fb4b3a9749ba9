package org.scribes.textgen.observe;

import com.ibm.websphere.logging.hpel.LogRecordContext;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.scribes.textgen.domain.EnumNames;

/**
 * Logs events: one a line, with a stable name and the rest in fields, such as {@code model_loaded model=tiny millis=12}.
 * The id of the request, if the thread works for one, comes last. Liberty's JSON log carries every field as
 * {@code ext_<name>} too.
 *
 * <p>A value must never be a prompt, a passage, an answer or a key, or hold a part of one.
 */
public final class EventLog {
    private final Logger logger;

    private EventLog(Logger logger) {
        this.logger = logger;
    }

    /** The log of {@code type}, named after it. */
    public static EventLog of(Class<?> type) {
        return new EventLog(Logger.getLogger(type.getName()));
    }

    /** A text; best a word. */
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

    /** A constant, in small letters. */
    public static Field field(String name, Enum<?> value) {
        return field(name, EnumNames.of(value));
    }

    /**
     * What went wrong, as field {@code failure}: types and places of the exception and its causes; messages only of the
     * domain's exceptions, since others may quote a prompt.
     */
    public static Field failure(Throwable failure) {
        return field("failure", FailureText.of(failure));
    }

    /** For whoever looks into the service: shown when tracing is on. */
    public void debug(String event, Field... fields) {
        log(Level.FINE, event, fields);
    }

    /** A milestone. */
    public void info(String event, Field... fields) {
        log(Level.INFO, event, fields);
    }

    /** Something that an operator should look at. */
    public void warn(String event, Field... fields) {
        log(Level.WARNING, event, fields);
    }

    /** Something that failed and should not have. */
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
        List<Field> beside = List.of(fields);
        beside.forEach(field -> LogRecordContext.addExtension(field.jsonName(), field.value()));
        try {
            logger.log(record);
        } finally {
            beside.forEach(field -> LogRecordContext.removeExtension(field.jsonName()));
        }
    }
}
