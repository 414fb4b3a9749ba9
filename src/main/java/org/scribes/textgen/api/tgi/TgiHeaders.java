package org.scribes.textgen.api.tgi;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.scribes.textgen.domain.EngineTimes;
import org.scribes.textgen.domain.GenerationResult;
import org.scribes.textgen.domain.ModelStatus;
import org.scribes.textgen.domain.TokenUsage;

/** The response headers of text-generation-inference. What is not known for certain has no header. */
final class TgiHeaders {
    static final String CHARACTERS = "x-compute-characters";

    private TgiHeaders() {}

    /**
     * The headers of a whole answer. Times are whole milliseconds, but for {@code x-compute-time}, which is in seconds.
     *
     * @param model the model that answers at present
     */
    static Map<String, String> of(GenerationResult result, TgiQuestion question, ModelStatus model) {
        Map<String, String> headers = new TreeMap<>();
        headers.put(CHARACTERS, Integer.toString(question.characters()));
        headers.put("x-compute-time", seconds(result.latency()));
        headers.put("x-total-time", millis(result.latency()));
        if (model.name().equals(result.completion().model())) {
            model.device().ifPresent(device -> headers.put("x-compute-type", device));
        }
        TokenUsage usage = result.completion().usage();
        if (!usage.estimated()) {
            headers.put("x-prompt-tokens", Integer.toString(usage.input()));
            headers.put("x-generated-tokens", Integer.toString(usage.generated()));
        }
        result.completion()
                .engine()
                .filter(times -> !result.cached())
                .ifPresent(times -> headers.putAll(engine(times, usage.generated())));
        return headers;
    }

    private static Map<String, String> engine(EngineTimes times, int tokens) {
        Duration inference = times.prefill().plus(times.decode());
        Map<String, String> headers = new TreeMap<>();
        headers.put("x-queue-time", millis(times.queued()));
        headers.put("x-inference-time", millis(inference));
        Optional.of(tokens)
                .filter(count -> count > 0)
                .ifPresent(count -> headers.put("x-time-per-token", millis(inference.dividedBy(count))));
        return headers;
    }

    private static String millis(Duration time) {
        return Long.toString(time.toMillis());
    }

    private static String seconds(Duration time) {
        return BigDecimal.valueOf(time.toNanos(), 9).stripTrailingZeros().toPlainString();
    }
}
