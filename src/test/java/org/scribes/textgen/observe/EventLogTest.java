package org.scribes.textgen.observe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.scribes.textgen.observe.EventLog.field;

import java.util.Map;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.scribes.textgen.domain.Mode;

class EventLogTest {
    private final TestingLog logged = new TestingLog(EventLogTest.class);
    private final EventLog log = EventLog.of(EventLogTest.class);

    @AfterEach
    void close() {
        logged.close();
    }

    @Test
    void everyKindOfValue_isOneLineOfNameAndFields() {
        log.info(
                "model_loaded",
                field("model", "tiny"),
                field("title", "two words"),
                field("millis", 12),
                field("ratio", 0.5),
                field("ready", true),
                field("mode", Mode.LOCAL));

        assertThat(logged.lines())
                .containsExactly(
                        "model_loaded model=tiny title=\"two words\" millis=12 ratio=0.5 ready=true mode=local");
    }

    @Test
    void fields_standBesideTheLineWithTheirTypes() {
        log.info("e", field("text", "two words"), field("n", 3L), field("d", 0.5), field("b", false));

        assertThat(logged.jsonFields())
                .containsExactly(Map.of("text", "two words", "n_long", "3", "d_float", "0.5", "b_bool", "false"));
    }

    @Test
    void fields_areGoneFromTheNextLine() {
        log.info("first", field("text", "x"));
        log.info("second");

        assertThat(logged.jsonFields().get(1)).isEmpty();
    }

    @Test
    void levels_areThoseOfTheServer() {
        log.debug("a");
        log.info("b");
        log.warn("c");
        log.error("d");

        assertThat(logged.records().stream().map(LogRecord::getLevel))
                .containsExactly(Level.FINE, Level.INFO, Level.WARNING, Level.SEVERE);
    }

    @Test
    void levelThatIsOff_logsNothing() {
        Logger.getLogger(EventLogTest.class.getName()).setLevel(Level.INFO);

        log.debug("hidden");

        assertThat(logged.lines()).isEmpty();
    }

    @Test
    void record_namesItsTypeAndEvent() {
        log.info("named");

        LogRecord record = logged.records().get(0);
        assertThat(record.getLoggerName()).isEqualTo(EventLogTest.class.getName());
        assertThat(record.getSourceClassName()).isEqualTo(EventLogTest.class.getName());
        assertThat(record.getSourceMethodName()).isEqualTo("named");
    }

    @Test
    void bracesInValues_areNotParameters() {
        log.info("e", field("text", "{0}"));

        assertThat(new SimpleFormatter().formatMessage(logged.records().get(0))).isEqualTo("e text={0}");
    }

    @Test
    void requestInContext_isTheLastField() {
        LogContext.within("req-1", () -> log.info("e", field("n", 1)));

        assertThat(logged.lines()).containsExactly("e n=1 request_id=req-1");
        assertThat(logged.jsonFields()).containsExactly(Map.of("n_long", "1", "request_id", "req-1"));
    }

    @Test
    void nameThatIsNotSnakeCase_isRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> field("two words", "x"));
        assertThatIllegalArgumentException().isThrownBy(() -> field("camelCase", "x"));
        assertThatIllegalArgumentException().isThrownBy(() -> field("", "x"));
    }
}
