package org.scribes.textgen.checkpoint.download;

import java.net.http.HttpHeaders;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** When a server wants to be asked again: {@code Retry-After}, or the hub's {@code RateLimit: "api";r=0;t=55}. */
final class RetryAfter {
    private static final int TOO_MANY_REQUESTS = 429;
    private static final Pattern SECONDS = Pattern.compile("\\d{1,6}");
    private static final Pattern RATE_LIMIT = Pattern.compile(";\\s*+t=(\\d{1,6})");

    private RetryAfter() {}

    /** The failure that a response with {@code status} stands for. */
    static TransientHubException failure(String host, int status, HttpHeaders headers) {
        String problem = host + " answered " + status
                + (status == TOO_MANY_REQUESTS ? ", too many requests: a key (HF_API_KEY) raises the limit" : "");
        return retryAfter(headers)
                .map(wait -> new TransientHubException(problem, wait))
                .orElseGet(() -> new TransientHubException(problem));
    }

    private static Optional<Duration> retryAfter(HttpHeaders headers) {
        return headers.firstValue("Retry-After")
                .filter(value -> SECONDS.matcher(value).matches())
                .or(() -> headers.firstValue("RateLimit")
                        .map(RATE_LIMIT::matcher)
                        .filter(Matcher::find)
                        .map(limit -> limit.group(1)))
                .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)));
    }
}
