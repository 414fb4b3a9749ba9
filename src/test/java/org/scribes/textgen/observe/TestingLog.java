package org.scribes.textgen.observe;

import com.ibm.websphere.logging.hpel.LogRecordContext;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** Gathers what a type logs, at every level, while it is open. */
public final class TestingLog implements AutoCloseable {
    private final Logger logger;
    private final List<LogRecord> records = new ArrayList<>();
    private final List<Map<String, String>> jsonFields = new ArrayList<>();
    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord record) {
            records.add(record);
            Map<String, String> fields = new HashMap<>();
            LogRecordContext.getExtensions(fields);
            fields.remove(LogRecordContext.PTHREADID);
            jsonFields.add(fields);
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    public TestingLog(Class<?> type) {
        logger = Logger.getLogger(type.getName());
        logger.setUseParentHandlers(false);
        logger.setLevel(Level.ALL);
        logger.addHandler(handler);
    }

    public List<String> lines() {
        return records.stream().map(LogRecord::getMessage).toList();
    }

    List<LogRecord> records() {
        return records;
    }

    /** What Liberty would write beside each line, in its JSON log. */
    List<Map<String, String>> jsonFields() {
        return jsonFields;
    }

    @Override
    public void close() {
        logger.removeHandler(handler);
        logger.setUseParentHandlers(true);
        logger.setLevel(null);
    }
}
