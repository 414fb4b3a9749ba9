package org.scribes.textgen.observe;

import java.util.List;
import java.util.stream.Stream;
import org.scribes.textgen.domain.EnumNames;

/** The finish reason that the server behind the API gives, else {@link MetricLabels#OTHER}. */
record UpstreamFinish(String value) {
    static final List<UpstreamFinish> ALL = Stream.of(
                    "eos_token", "stop_sequence", "length", "content_filter", "tool_calls", "broken_off", "unknown")
            .map(UpstreamFinish::new)
            .toList();

    static UpstreamFinish of(Enum<?> reason) {
        UpstreamFinish label = new UpstreamFinish(EnumNames.of(reason));
        return ALL.contains(label) ? label : new UpstreamFinish(MetricLabels.OTHER);
    }
}
