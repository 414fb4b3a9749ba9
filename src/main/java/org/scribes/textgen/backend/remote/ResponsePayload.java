package org.scribes.textgen.backend.remote;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/**
 * The body of an answer and what it is. Its own first bytes decide, since servers and gateways often name another type, or
 * several; where they leave it open, its type does.
 *
 * @param in the whole body, without white space and a byte order mark before it
 */
record ResponsePayload(Kind kind, InputStream in) {
    /** What a body may be. */
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

    /** Reads no further than it must, so that it never waits for what need not come. */
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

    /** Of the byte order mark of UTF-8, whose bytes begin no text that is read here. */
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
