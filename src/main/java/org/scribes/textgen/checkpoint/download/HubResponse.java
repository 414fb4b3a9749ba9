package org.scribes.textgen.checkpoint.download;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A response with an unread body. Closing it ends the transfer. */
final class HubResponse implements AutoCloseable {
    static final int OK = 200;
    static final int PARTIAL_CONTENT = 206;
    static final int RANGE_NOT_SATISFIABLE = 416;

    private static final Pattern CONTENT_RANGE = Pattern.compile("bytes (\\d{1,18})-\\d{1,18}/(\\d{1,18}|\\*)");

    private final HttpResponse<BodyReader> response;
    private final Duration idleTimeout;

    HubResponse(HttpResponse<BodyReader> response, Duration idleTimeout) {
        this.response = response;
        this.idleTimeout = idleTimeout;
    }

    int status() {
        return response.statusCode();
    }

    HttpHeaders headers() {
        return response.headers();
    }

    /** The file offset of the body's first byte; empty if the body is not file content. */
    OptionalLong start() {
        return switch (status()) {
            case OK -> OptionalLong.of(0);
            case PARTIAL_CONTENT -> contentRange(1);
            default -> OptionalLong.empty();
        };
    }

    /** The size of the whole file, if the response states it. */
    OptionalLong fileSize() {
        return status() == OK ? headers().firstValueAsLong("Content-Length") : contentRange(2);
    }

    private OptionalLong contentRange(int group) {
        Matcher range =
                CONTENT_RANGE.matcher(headers().firstValue("Content-Range").orElse(""));
        return range.matches() && !range.group(group).equals("*")
                ? OptionalLong.of(Long.parseLong(range.group(group)))
                : OptionalLong.empty();
    }

    /** The next piece of the body, or empty at its end. */
    Optional<List<ByteBuffer>> next() throws TransientHubException, InterruptedException {
        try {
            return response.body().next(idleTimeout);
        } catch (IOException e) {
            throw new TransientHubException("the transfer failed: " + e.getMessage(), e); // BodyReader's words
        }
    }

    /** The whole body, or empty if it is longer than {@code max} bytes. */
    Optional<byte[]> readAll(int max) throws TransientHubException, InterruptedException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (Optional<List<ByteBuffer>> piece = next(); piece.isPresent(); piece = next()) {
            for (ByteBuffer buffer : piece.get()) {
                byte[] bytes = new byte[buffer.remaining()];
                buffer.get(bytes);
                body.writeBytes(bytes);
            }
            if (body.size() > max) {
                return Optional.empty();
            }
        }
        return Optional.of(body.toByteArray());
    }

    @Override
    public void close() {
        response.body().close();
    }
}
