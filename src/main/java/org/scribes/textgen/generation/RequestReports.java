package org.scribes.textgen.generation;

import static org.scribes.textgen.observe.EventLog.failure;
import static org.scribes.textgen.observe.EventLog.field;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.scribes.textgen.backend.ServedModels;
import org.scribes.textgen.domain.Caller;
import org.scribes.textgen.domain.Cancellation;
import org.scribes.textgen.domain.Completion;
import org.scribes.textgen.domain.ErrorCode;
import org.scribes.textgen.domain.FinishedRequest;
import org.scribes.textgen.domain.GenerationRequest;
import org.scribes.textgen.domain.GenerationResult;
import org.scribes.textgen.domain.ModelStatus;
import org.scribes.textgen.observe.EventLog;
import org.scribes.textgen.observe.Field;
import org.scribes.textgen.observe.GenerationMetrics;
import org.scribes.textgen.observe.Tracing;
import org.scribes.textgen.slo.ServiceLevels;

/** Reports the end of a request to metrics, service levels, the trace and the log. */
@ApplicationScoped
public class RequestReports {
    private static final EventLog LOG = EventLog.of(RequestReports.class);
    private static final String FAILED = "generation_failed";

    private final GenerationMetrics metrics;
    private final ServiceLevels serviceLevels;
    private final Tracing tracing;

    @Inject
    RequestReports(GenerationMetrics metrics, ServiceLevels serviceLevels, Tracing tracing) {
        this.metrics = metrics;
        this.serviceLevels = serviceLevels;
        this.tracing = tracing;
    }

    /** How a request ended that failed with {@code code}. */
    static FinishedRequest failed(
            GenerationRequest request, Caller caller, ServedModels models, ErrorCode code, Cancellation cancellation) {
        Optional<String> named = request.model().filter(models.names()::contains);
        ModelStatus model = request.variant().isPresent() ? models.modelStatus(request) : models.modelStatus(named);
        String name = request.variant().isPresent() ? model.name() : named.orElse(model.name());
        return FinishedRequest.failed(request.requestId(), caller, name, model.mode(), code, cancellation.elapsed())
                .of(request.variant());
    }

    /**
     * Reports a finished request.
     *
     * @param costUsd the cost of all attempts, as far as prices are known
     * @param defect the unexpected exception, if one is why the request failed
     */
    void finished(FinishedRequest request, Optional<BigDecimal> costUsd, Optional<Throwable> defect) {
        metrics.finished(request);
        serviceLevels.finished(request);
        request.code().ifPresent(code -> tracing.current().set("scribes.error.code", code.name()));
        request.variant().ifPresent(variant -> tracing.current().set("scribes.variant", variant.name()));
        List<Field> fields = fields(request);
        costUsd.ifPresent(usd -> fields.add(field("cost_usd", usd.doubleValue())));
        request.result().ifPresent(result -> addAnswer(fields, result));
        request.code().ifPresent(code -> fields.add(field("code", code)));
        defect.ifPresent(exception -> fields.add(failure(exception)));
        Field[] all = fields.toArray(Field[]::new);
        if (defect.isPresent()) {
            LOG.error(FAILED, all);
        } else {
            LOG.info(request.result().isPresent() ? "generation_completed" : FAILED, all);
        }
    }

    private static void addAnswer(List<Field> fields, GenerationResult result) {
        Completion completion = result.completion();
        fields.add(field("input_tokens", completion.usage().input()));
        fields.add(field("tokens_generated", completion.usage().generated()));
        fields.add(field("temperature", completion.temperature()));
        fields.add(field("finish_reason", completion.finishReason()));
        fields.add(field("attempts", result.route().attempts()));
        fields.add(field("cached", result.cached()));
    }

    private static List<Field> fields(FinishedRequest request) {
        List<Field> fields = new ArrayList<>();
        fields.add(field("key", request.caller().client().name()));
        fields.add(field("user", request.caller().user().orElse("none")));
        fields.add(field("status", request.outcome()));
        fields.add(field("duration_ms", request.latency().toMillis()));
        fields.add(field("model", request.model()));
        fields.add(field("mode", request.mode()));
        request.variant().ifPresent(variant -> fields.add(field("variant", variant.name())));
        return fields;
    }
}
