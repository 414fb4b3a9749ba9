package org.scribes.textgen.backend.hub;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads server-sent events (WHATWG HTML, "Server-sent events"): lines that end with CR, LF or both, comments, fields with
 * or without a space after the colon, data of several lines. Lines are taken apart as bytes, so that no character is.
 *
 * <p>Reads no further than the event it gives: a CR ends its line at once, and an LF after it is passed over later.
 */
final class SseReader {
    /** No token is as long: what is longer is no stream of tokens. */
    static final int MAX_EVENT_BYTES = 256 * 1024;

    private static final int END = -1;
    private static final String MESSAGE = "message";

    private final InputStream in;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream(512);
    private boolean afterCarriageReturn;
    private boolean atStart = true;

    /** @param in read byte by byte: one that has its bytes at hand */
    SseReader(InputStream in) {
        this.in = in;
    }

    /**
     * One event.
     *
     * @param name of its {@code event} field, else {@code message}
     */
    record Event(String name, String data) {
        /** Without its text: a server that traces prints the arguments of its calls. */
        @Override
        public String toString() {
            return "Event[" + name + "]";
        }
    }

    /**
     * The next event that has data; none at the end, where an event without its empty line does not count.
     *
     * @throws IOException when the stream breaks off or an event is too long
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
            } else if (isField(text, "data")) {
                data = data == null ? new StringBuilder() : data.append('\n');
                data.append(value(text, "data"));
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

    /** The next line without its end; null at the end of the stream, whatever stands before it. */
    private @Nullable String nextLine() throws IOException {
        line.reset();
        while (true) {
            int next = in.read();
            boolean secondHalf = afterCarriageReturn && next == '\n';
            afterCarriageReturn = next == '\r';
            if (next == END) {
                return null;
            }
            if (secondHalf) {
                continue;
            }
            if (next == '\n' || next == '\r') {
                return withoutMark(line.toString(StandardCharsets.UTF_8));
            }
            line.write(next);
            requireShort(line.size());
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

    /** An event, or a whole answer, that is longer than any answer can be. */
    static final class TooLongException extends IOException {
        private static final long serialVersionUID = 1L;
    }
}
