package org.scribes.textgen.checkpoint.download;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;

/** Responses of a {@link TestingHub}. */
final class Answers {
    private static final int PIECES = 100;

    private Answers() {}

    /** The correct response to the requested range. */
    static final TestingHub.Answer PROPER = (exchange, content) -> {
        int start = start(exchange);
        head(exchange, start, content.length);
        exchange.getResponseBody().write(content, start, content.length - start);
    };

    /** Sends {@code bytes} bytes of the requested range and closes the connection. */
    static TestingHub.Answer cutAfter(int bytes) {
        return (exchange, content) -> {
            int start = start(exchange);
            head(exchange, start, content.length);
            OutputStream body = exchange.getResponseBody();
            body.write(content, start, bytes);
            body.flush();
        };
    }

    /** Sends the whole file and ignores the range. */
    static final TestingHub.Answer WHOLE = (exchange, content) -> {
        exchange.sendResponseHeaders(200, content.length);
        exchange.getResponseBody().write(content);
    };

    /** Sends different content of the correct size. */
    static final TestingHub.Answer CORRUPT = (exchange, content) -> {
        byte[] other = content.clone();
        other[other.length / 2] ^= 1;
        WHOLE.answer(exchange, other);
    };

    /** Sends only the first bytes of the file with a matching length. */
    static TestingHub.Answer truncatedTo(int size) {
        return (exchange, content) -> WHOLE.answer(exchange, Arrays.copyOf(content, size));
    }

    /** Sends the requested range in pieces, in about {@code time}. */
    static TestingHub.Answer slowly(Duration time) {
        return (exchange, content) -> {
            int start = start(exchange);
            head(exchange, start, content.length);
            int piece = Math.max(1, (content.length - start) / PIECES);
            for (int i = start; i < content.length; i += piece) {
                exchange.getResponseBody().write(content, i, Math.min(piece, content.length - i));
                exchange.getResponseBody().flush();
                pause(time.dividedBy(PIECES));
            }
        };
    }

    private static void pause(Duration time) throws IOException {
        try {
            TimeUnit.MILLISECONDS.sleep(time.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException();
        }
    }

    static TestingHub.Answer status(int status, String... headers) {
        return (exchange, content) -> {
            for (int i = 0; i < headers.length; i += 2) {
                exchange.getResponseHeaders().set(headers[i], headers[i + 1]);
            }
            exchange.sendResponseHeaders(status, -1);
        };
    }

    static TestingHub.Answer text(String body) {
        return (exchange, content) -> WHOLE.answer(exchange, body.getBytes(StandardCharsets.UTF_8));
    }

    private static void head(HttpExchange exchange, int start, int length) throws IOException {
        if (start > 0) {
            exchange.getResponseHeaders().set("Content-Range", "bytes " + start + "-" + (length - 1) + "/" + length);
            exchange.sendResponseHeaders(206, length - start);
        } else {
            exchange.sendResponseHeaders(200, length == 0 ? -1 : length);
        }
    }

    private static int start(HttpExchange exchange) {
        String range = exchange.getRequestHeaders().getFirst("Range");
        return range == null ? 0 : Integer.parseInt(range.replaceAll("bytes=(\\d+)-", "$1"));
    }
}
