package org.scribes.textgen.observe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.scribes.textgen.domain.ErrorCode;
import org.scribes.textgen.domain.GenerationException;

class TracingTest {
    private static final AttributeKey<String> ERROR = AttributeKey.stringKey("error.type");

    private final TestingTracing testing = new TestingTracing();
    private final Tracing tracing = testing.tracing();

    @Test
    void within_partInAPart_isItsChild() {
        String said = tracing.within(
                "outer",
                outer -> tracing.within("inner", inner -> {
                    inner.set("words", 3);
                    return "done";
                }));

        assertThat(said).isEqualTo("done");
        SpanData inner = testing.span("inner");
        assertThat(inner.getParentSpanId()).isEqualTo(testing.span("outer").getSpanId());
        assertThat(inner.getAttributes().asMap()).containsEntry(AttributeKey.longKey("words"), 3L);
        assertThat(inner.getStatus().getStatusCode()).isEqualTo(StatusCode.UNSET);
    }

    @Test
    void within_failure_isToldByItsNameOnlyAndGoesOn() {
        RuntimeException wrapped =
                new IllegalStateException("marked", new GenerationException(ErrorCode.OUT_OF_MEMORY, "marked"));

        assertThatThrownBy(() -> tracing.within("work", () -> {
                    throw wrapped;
                }))
                .isSameAs(wrapped);

        SpanData span = testing.span("work");
        assertThat(span.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
        assertThat(span.getAttributes().get(ERROR)).isEqualTo("OUT_OF_MEMORY");
        assertThat(span.getEvents()).isEmpty();
        assertThat(span.toString()).doesNotContain("marked");
    }

    @Test
    void within_defect_hasTheCodeOfDefects() {
        assertThatThrownBy(() -> tracing.within("work", () -> {
                    throw new AssertionError("marked");
                }))
                .isInstanceOf(AssertionError.class);

        assertThat(testing.span("work").getAttributes().get(ERROR)).isEqualTo("GENERATION_FAILED");
    }

    @Test
    void within_clientThatLeft_isNoError() {
        assertThatThrownBy(() -> tracing.within("work", () -> {
                    throw new GenerationException(ErrorCode.CANCELLED, "gone");
                }))
                .isInstanceOf(GenerationException.class);

        SpanData span = testing.span("work");
        assertThat(span.getStatus().getStatusCode()).isEqualTo(StatusCode.UNSET);
        assertThat(span.getAttributes().get(ERROR)).isEqualTo("CANCELLED");
    }

    @Test
    void carrying_otherThread_goesOnWithTheTrace() throws InterruptedException {
        ExecutorService other = Executors.newSingleThreadExecutor();
        tracing.within("request", () -> other.execute(tracing.carrying(() -> tracing.within("elsewhere", () -> {}))));
        other.shutdown();

        assertThat(other.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
        assertThat(testing.span("elsewhere").getParentSpanId())
                .isEqualTo(testing.span("request").getSpanId());
    }

    @Test
    void headers_withinAPart_nameIt() {
        String parent = tracing.within("call", work -> tracing.headers().get("traceparent"));

        SpanData call = testing.span("call");
        assertThat(parent).isEqualTo("00-" + call.getTraceId() + "-" + call.getSpanId() + "-01");
    }

    @Test
    void off_doesItsWorkAndTellsNobody() {
        Tracing off = TestingTracing.off();
        Runnable task = () -> {};

        assertThat(off.isOn()).isFalse();
        assertThat(off.<String>within("work", work -> "done")).isEqualTo("done");
        assertThat(off.headers()).isEmpty();
        assertThat(off.carrying(task)).isSameAs(task);
        assertThat(off.current()).isSameAs(TracedSpan.DISABLED);
    }
}
