package org.scribes.textgen.backend.remote;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/**
 * The body of a response and its kind. The first bytes decide, because servers and gateways often name a wrong type or
 * several. If they are ambiguous, the content type decides.
 *
 * @param in the whole body, without leading white space and byte order mark
 */
record ResponsePayload(Kind kind, InputStream in) {
    /** The kinds of bodies. */
    enum Kind {
        EVENTS,
        DOCUMENT,
        WEB_PAGE
    }

    private static final Set<String> FIELDS = Set.of("data:", "event:", "id:", "retry:", "error:");
    private static final int LONGEST_FIELD = 6;

    static ResponsePayload of(UpstreamResponse response) throws IOException {
        InputStream rest = response.body();
        ByteArrayOutputStream start = new ByteArrayOutputStream();
        Kind kind = kind(response, rest, start);
        return new ResponsePayload(kind, new SequenceInputStream(new ByteArrayInputStream(start.toByteArray()), rest));
    }

    /** Detects the kind from as few bytes as possible, so that it does not block on bytes that may never come. */
    private static Kind kind(UpstreamResponse response, InputStream in, ByteArrayOutputStream start)
            throws IOException {
        int first = firstOfText(in);
        if (first >= 0) {
            start.write(first);
        }
        if (first == '{' || first == '[') {
            return Kind.DOCUMENT;
        }
        if (first == '<') {
            return Kind.WEB_PAGE;
        }
        boolean events = response.isOfType("text/event-stream");
        if (first == ':' || events || !response.isOfType("json", "text/html") || beginsWithField(in, start)) {
            return Kind.EVENTS;
        }
        return response.isOfType("text/html") ? Kind.WEB_PAGE : Kind.DOCUMENT;
    }

    private static int firstOfText(InputStream in) throws IOException {
        int next = in.read();
        while (next == ' ' || next == '\t' || next == '\r' || next == '\n' || isOfMark(next)) {
            next = in.read();
        }
        return next;
    }

    /** Whether the byte belongs to the UTF-8 byte order mark. No supported body starts with one of its bytes. */
    private static boolean isOfMark(int octet) {
        return octet == 0xef || octet == 0xbb || octet == 0xbf;
    }

    private static boolean beginsWithField(InputStream in, ByteArrayOutputStream start) throws IOException {
        int last = 0;
        while (last >= 0 && last != ':' && start.size() < LONGEST_FIELD) {
            last = in.read();
            if (last >= 0) {
                start.write(last);
            }
        }
        return FIELDS.contains(start.toString(StandardCharsets.UTF_8));
    }
}
