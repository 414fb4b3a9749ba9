package org.scribes.textgen.observe;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Why an attempt is retried: a known HTTP status or failure, else {@link MetricLabels#OTHER}. */
record RetryReason(String value) {
    static final List<RetryReason> ALL = Stream.of(
                    Stream.of("408", "425", "429", "500", "502", "503", "504"),
                    // statuses of proxies
                    IntStream.rangeClosed(520, 530).mapToObj(Integer::toString),
                    Stream.of(
                            "connect",
                            "reset",
                            "stalled",
                            "timeout",
                            "cut_off",
                            "error_event",
                            "full",
                            MetricLabels.OTHER))
            .flatMap(reasons -> reasons)
            .map(RetryReason::new)
            .toList();

    static RetryReason of(String reason) {
        RetryReason label = new RetryReason(reason);
        return ALL.contains(label) ? label : new RetryReason(MetricLabels.OTHER);
    }
}
