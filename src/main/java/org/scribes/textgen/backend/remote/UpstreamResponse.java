package org.scribes.textgen.backend.remote;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.scribes.textgen.domain.LowerCase;

/**
 * A response of either HTTP client.
 *
 * @param headers returns the first value of a header; of {@code Content-Type}, all values
 * @param raw the body as transferred; closing it closes the connection
 */
record UpstreamResponse(int status, Function<String, Optional<String>> headers, InputStream raw) {
    /** Maximum size of a body that is read whole; an answer of 400 tokens is shorter. */
    private static final int MAX_BYTES = 4 * SseReader.MAX_EVENT_BYTES;

    private static final int MAX_ERROR_BYTES = 64 * 1024;

    boolean answers() {
        return status == 200;
    }

    /** Whether the response names one of {@code types}; some responses name several. */
    boolean isOfType(String... types) {
        String named = headers.apply("Content-Type").map(LowerCase::of).orElse("");
        return Stream.of(types).anyMatch(named::contains);
    }

    /** The decompressed body; some servers compress unasked. */
    InputStream body() throws IOException {
        boolean packed = headers.apply("Content-Encoding")
                .map(value -> LowerCase.of(value.strip()))
                .filter(value -> value.equals("gzip") || value.equals("x-gzip"))
                .isPresent();
        return packed ? new GZIPInputStream(raw) : raw;
    }

    /** The whole text of an answer's body. */
    static String wholeText(InputStream body) throws IOException {
        byte[] bytes = body.readNBytes(MAX_BYTES + 1);
        if (bytes.length > MAX_BYTES) {
            throw new SseReader.TooLongException();
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** As much of the body as an error message needs. */
    String errorText() throws IOException {
        return new String(body().readNBytes(MAX_ERROR_BYTES), StandardCharsets.UTF_8);
    }

    /** Reads to the end so that the connection can be reused. */
    void drain() {
        if (raw instanceof UpstreamBody body) {
            body.drain();
        }
    }

    void close() {
        try {
            raw.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
