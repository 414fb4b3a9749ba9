package org.scribes.textgen.observe;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.scribes.textgen.domain.CitationKind;
import org.scribes.textgen.domain.EnumNames;
import org.scribes.textgen.domain.Verdict;

/** The values that labels may have. What comes from outside and is none of them is {@link #OTHER}. */
final class MetricLabels {
    static final String OTHER = "other";
    static final List<String> TOKENS = List.of("input", "output");
    static final List<String> CACHE_RESULTS = List.of("hit", "miss", "shared", "bypass");
    static final List<String> BUDGET_SCOPES = List.of("total", "key", "user");
    static final List<String> RATINGS = List.of("1", "2", "3", "4", "5");

    /** Why an answer of the server behind the API ended, as far as its word for it is known. */
    static final List<String> FINISH_REASONS =
            List.of("eos_token", "stop_sequence", "length", "content_filter", "tool_calls", "broken_off", "unknown");

    /** Why an attempt at the server behind the API is made again. */
    static final List<String> RETRY_REASONS = Stream.of(
                    Stream.of("408", "425", "429", "500", "502", "503", "504"),
                    // of proxies
                    IntStream.rangeClosed(520, 530).mapToObj(Integer::toString),
                    Stream.of("connect", "reset", "stalled", "timeout", "cut_off", "error_event", OTHER))
            .flatMap(reasons -> reasons)
            .toList();

    /** How a call of that server ends. */
    static final List<String> CALL_STATUSES = Stream.concat(
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
                    RETRY_REASONS.stream())
            .toList();

    static final Map<CitationKind, List<Verdict>> VERDICTS = Map.of(
            CitationKind.QUOTE,
            List.of(
                    Verdict.VERIFIED,
                    Verdict.ALTERED,
                    Verdict.MISATTRIBUTED,
                    Verdict.OUTSIDE_CONTEXT,
                    Verdict.FABRICATED),
            CitationKind.UNMARKED,
            List.of(Verdict.ALTERED, Verdict.OUTSIDE_CONTEXT),
            CitationKind.REFERENCE,
            List.of(Verdict.IN_CONTEXT, Verdict.OUTSIDE_CONTEXT, Verdict.NONEXISTENT),
            CitationKind.MARKER,
            List.of(Verdict.RESOLVED, Verdict.DANGLING));

    private MetricLabels() {}

    /** {@code word}, if it is one of {@code known}. */
    static String of(List<String> known, String word) {
        return known.contains(word) ? word : OTHER;
    }

    static String lower(Enum<?> value) {
        return EnumNames.of(value);
    }
}
