package org.scribes.textgen.generation;

import static org.scribes.textgen.observe.EventLog.failure;
import static org.scribes.textgen.observe.EventLog.field;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import org.scribes.textgen.domain.Completion;
import org.scribes.textgen.domain.ErrorCode;
import org.scribes.textgen.domain.FinishedRequest;
import org.scribes.textgen.domain.GenerationResult;
import org.scribes.textgen.observe.EventLog;
import org.scribes.textgen.observe.Field;
import org.scribes.textgen.observe.GenerationMetrics;
import org.scribes.textgen.observe.Tracing;
import org.scribes.textgen.slo.ServiceLevels;

/** Tells everybody who watches the service how a request ended: metrics, promises, the trace and the log. */
@ApplicationScoped
public class RequestReports {
    private static final EventLog LOG = EventLog.of(RequestReports.class);
    private static final String FAILED = "generation_failed";

    private final GenerationMetrics metrics;
    private final ServiceLevels promises;
    private final Tracing tracing;

    @Inject
    RequestReports(GenerationMetrics metrics, ServiceLevels promises, Tracing tracing) {
        this.metrics = metrics;
        this.promises = promises;
        this.tracing = tracing;
    }

    /** A request was answered. */
    void answered(FinishedRequest request, GenerationResult result) {
        tell(request);
        Completion completion = result.completion();
        List<Field> fields = fields(request);
        fields.add(field("input_tokens", completion.usage().input()));
        fields.add(field("tokens_generated", completion.usage().generated()));
        fields.add(field("temperature", completion.temperature()));
        fields.add(field("finish_reason", completion.finishReason()));
        fields.add(field("attempts", result.route().attempts()));
        fields.add(field("cached", result.cached()));
        LOG.info("generation_completed", fields.toArray(Field[]::new));
    }

    /** A request was not answered, in a way that is foreseen. */
    void failed(FinishedRequest request) {
        tell(request);
        LOG.info(FAILED, withCode(request).toArray(Field[]::new));
    }

    /** A request was not answered, since the service has a defect. */
    void failed(FinishedRequest request, RuntimeException defect) {
        tell(request);
        List<Field> fields = withCode(request);
        fields.add(failure(defect));
        LOG.error(FAILED, fields.toArray(Field[]::new));
    }

    private void tell(FinishedRequest request) {
        metrics.finished(request);
        promises.finished(request);
        request.code().ifPresent(code -> tracing.current().set("scribes.error.code", code.name()));
    }

    private static List<Field> withCode(FinishedRequest request) {
        List<Field> fields = fields(request);
        fields.add(field("code", request.code().orElse(ErrorCode.GENERATION_FAILED)));
        return fields;
    }

    private static List<Field> fields(FinishedRequest request) {
        List<Field> fields = new ArrayList<>();
        fields.add(field("key", request.caller().client().name()));
        fields.add(field("user", request.caller().user().orElse("none")));
        fields.add(field("status", request.outcome()));
        fields.add(field("duration_ms", request.latency().toMillis()));
        fields.add(field("model", request.model()));
        fields.add(field("mode", request.mode()));
        return fields;
    }
}
