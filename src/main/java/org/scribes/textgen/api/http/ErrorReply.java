package org.scribes.textgen.api.http;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.scribes.textgen.domain.GenerationException;

/**
 * An error response.
 *
 * @param headers beside the media type, by name
 * @param body a text as it is, or what is written as JSON
 */
public record ErrorReply(int status, String mediaType, Map<String, String> headers, Object body) {
    /** A reply that says when to retry, if the failure knows it. */
    public static ErrorReply of(GenerationException failure, int status, String mediaType, Object body) {
        Map<String, String> headers = new TreeMap<>();
        failure.retryAfter()
                .ifPresent(delay -> headers.put("Retry-After", Long.toString(ProblemMapper.wholeSeconds(delay))));
        return new ErrorReply(status, mediaType, headers, body);
    }

    /** The same with a text as its body, whose encoding is UTF-8. */
    public static ErrorReply text(GenerationException failure, int status, String mediaType, String text) {
        return of(failure, status, mediaType, text);
    }

    public ErrorReply {
        headers = Map.copyOf(headers);
    }

    /**
     * The body's bytes.
     *
     * @param json writes a body as JSON
     */
    byte[] bytes(Function<Object, byte[]> json) {
        return body instanceof String text ? text.getBytes(StandardCharsets.UTF_8) : json.apply(body);
    }

    /** Returns this reply with another header. */
    public ErrorReply with(String header, String value) {
        Map<String, String> more = new TreeMap<>(headers);
        more.put(header, value);
        return new ErrorReply(status, mediaType, more, body);
    }
}
