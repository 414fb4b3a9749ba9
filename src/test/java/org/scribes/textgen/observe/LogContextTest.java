package org.scribes.textgen.observe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.ibm.websphere.logging.hpel.LogRecordContext;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class LogContextTest {
    @Test
    void outsideOfScopes_thereIsNoRequest() {
        assertThat(LogContext.requestId()).isEmpty();
        assertThat(serverFields()).doesNotContainKey("request_id");
    }

    @Test
    void scope_holdsForTheServersOwnLinesToo() {
        String seen = LogContext.within("a", () -> serverFields().get("request_id"));

        assertThat(seen).isEqualTo("a");
    }

    @Test
    void closedScope_bringsBackTheOuterOne() {
        LogContext.within("outer", () -> {
            LogContext.within("inner", () -> assertThat(LogContext.requestId()).contains("inner"));
            assertThat(LogContext.requestId()).contains("outer");
            assertThat(serverFields()).containsEntry("request_id", "outer");
        });
        assertThat(LogContext.requestId()).isEmpty();
        assertThat(serverFields()).doesNotContainKey("request_id");
    }

    @Test
    void failureInScope_closesIt() {
        assertThatIllegalStateException()
                .isThrownBy(() -> LogContext.within("a", () -> {
                    throw new IllegalStateException();
                }));

        assertThat(LogContext.requestId()).isEmpty();
    }

    @Test
    void openScope_endsWhenClosed() {
        LogContext.Scope scope = LogContext.open("a");
        assertThat(LogContext.requestId()).contains("a");

        scope.close();

        assertThat(LogContext.requestId()).isEmpty();
    }

    @Test
    void otherThread_hasItsOwnScope() {
        Optional<String> seen = LogContext.within(
                "a", () -> CompletableFuture.supplyAsync(LogContext::requestId).join());

        assertThat(seen).isEmpty();
    }

    private static Map<String, String> serverFields() {
        Map<String, String> fields = new HashMap<>();
        LogRecordContext.getExtensions(fields);
        return fields;
    }
}
