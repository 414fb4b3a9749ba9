package org.scribes.textgen.backend.remote;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads server-sent events (WHATWG HTML, "Server-sent events"). Lines end with CR, LF or both. There may be comments,
 * fields with or without a space after the colon, and data of several lines. A field {@code error}, sent by older
 * versions of llama.cpp's server, counts as an event of that name. Lines are split as bytes, so that no character is
 * broken.
 *
 * <p>Returns an event without waiting for bytes after it: a CR ends its line immediately, and a following LF is skipped
 * later.
 */
final class SseReader {
    /** Maximum size of an event in bytes; no event of a token stream is longer. */
    static final int MAX_EVENT_BYTES = 256 * 1024;

    static final String ERROR = "error";
    private static final String MESSAGE = "message";

    private final InputStream in;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream(512);
    private final byte[] buffer = new byte[4096];
    private int position;
    private int limit;
    private boolean afterCarriageReturn;
    private boolean atStart = true;

    /** @param in returns available bytes without waiting for more */
    SseReader(InputStream in) {
        this.in = in;
    }

    /**
     * An event.
     *
     * @param name the {@code event} field, else {@code message}
     */
    record Event(String name, String data) {
        /** Omits the text, since a tracing server prints call arguments. */
        @Override
        public String toString() {
            return "Event[" + name + "]";
        }
    }

    /**
     * The next event with data; empty at the end. An event without its final empty line is dropped.
     *
     * @throws IOException if the stream breaks off or an event is too long
     */
    Optional<Event> next() throws IOException {
        String name = MESSAGE;
        @Nullable StringBuilder data = null;
        while (true) {
            @Nullable String text = nextLine();
            if (text == null) {
                return Optional.empty();
            }
            if (text.isEmpty()) {
                if (data != null) {
                    return Optional.of(new Event(name, data.toString()));
                }
                name = MESSAGE;
            } else if (isField(text, "data") || isField(text, ERROR)) {
                boolean error = isField(text, ERROR);
                name = error ? ERROR : name;
                data = data == null ? new StringBuilder() : data.append('\n');
                data.append(value(text, error ? ERROR : "data"));
                requireShort(data.length());
            } else if (isField(text, "event")) {
                name = value(text, "event").isEmpty() ? MESSAGE : value(text, "event");
            }
        }
    }

    private static boolean isField(String line, String field) {
        return line.startsWith(field) && (line.length() == field.length() || line.charAt(field.length()) == ':');
    }

    private static String value(String line, String field) {
        String value = line.substring(Math.min(line.length(), field.length() + 1));
        return value.startsWith(" ") ? value.substring(1) : value;
    }

    /** The next line without its line end; null at the end of the stream. */
    private @Nullable String nextLine() throws IOException {
        line.reset();
        while (fill()) {
            int begin = position;
            while (position < limit && buffer[position] != '\n' && buffer[position] != '\r') {
                position++;
            }
            line.write(buffer, begin, position - begin);
            requireShort(line.size());
            if (position < limit) {
                afterCarriageReturn = buffer[position++] == '\r';
                return withoutMark(line.toString(StandardCharsets.UTF_8));
            }
        }
        return null;
    }

    /** Ensures that at least one byte is buffered, and skips an LF after a CR; false at the end of the stream. */
    private boolean fill() throws IOException {
        while (true) {
            if (position == limit) {
                position = 0;
                limit = Math.max(0, in.read(buffer));
                if (limit == 0) {
                    return false;
                }
            }
            boolean secondHalf = afterCarriageReturn && buffer[position] == '\n';
            afterCarriageReturn = false;
            if (!secondHalf) {
                return true;
            }
            position++;
        }
    }

    private String withoutMark(String text) {
        boolean marked = atStart && text.startsWith("\uFEFF");
        atStart = false;
        return marked ? text.substring(1) : text;
    }

    private static void requireShort(int length) throws IOException {
        if (length > MAX_EVENT_BYTES) {
            throw new TooLongException();
        }
    }

    /** Thrown for an event or answer that exceeds the maximum size. */
    static final class TooLongException extends IOException {
        private static final long serialVersionUID = 1L;
    }
}
