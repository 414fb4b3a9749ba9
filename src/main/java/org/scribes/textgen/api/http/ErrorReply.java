package org.scribes.textgen.api.http;

import java.util.Map;
import java.util.TreeMap;
import org.scribes.textgen.domain.GenerationException;

/**
 * An error response.
 *
 * @param headers beside the media type, by name
 * @param body written as JSON
 */
public record ErrorReply(int status, String mediaType, Map<String, String> headers, Object body) {
    /** A reply that says when to retry, if the failure knows it. */
    public static ErrorReply of(GenerationException failure, int status, String mediaType, Object body) {
        Map<String, String> headers = new TreeMap<>();
        failure.retryAfter()
                .ifPresent(delay -> headers.put("Retry-After", Long.toString(ProblemMapper.wholeSeconds(delay))));
        return new ErrorReply(status, mediaType, headers, body);
    }

    public ErrorReply {
        headers = Map.copyOf(headers);
    }

    /** Returns this reply with another header. */
    public ErrorReply with(String header, String value) {
        Map<String, String> more = new TreeMap<>(headers);
        more.put(header, value);
        return new ErrorReply(status, mediaType, more, body);
    }
}
