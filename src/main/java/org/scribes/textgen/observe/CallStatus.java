package org.scribes.textgen.observe;

import java.util.List;
import java.util.stream.Stream;

/** How a call of the server behind the API ends: a known HTTP status or failure, else {@link MetricLabels#OTHER}. */
record CallStatus(String value) {
    static final List<CallStatus> ALL = Stream.concat(
                    Stream.of(
                            "200",
                            "302",
                            "400",
                            "401",
                            "402",
                            "403",
                            "404",
                            "405",
                            "409",
                            "410",
                            "413",
                            "422",
                            "cancelled"),
                    RetryReason.ALL.stream().map(RetryReason::value))
            .map(CallStatus::new)
            .toList();

    static CallStatus of(String status) {
        CallStatus label = new CallStatus(status);
        return ALL.contains(label) ? label : new CallStatus(MetricLabels.OTHER);
    }
}
