package org.scribes.textgen.api.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Writes server-sent events (WHATWG HTML, "Server-sent events"). Data is JSON on one line, so no text can break the
 * framing. One thread writes the events; any thread may call {@link #comment}. Nothing is sent before the first event
 * or comment, so until then the response can still be replaced.
 */
public final class EventWriter {
    private final OutputStream out;
    private final Json json;
    private final ReentrantLock lock = new ReentrantLock();
    private boolean begun;
    private boolean ended;

    public EventWriter(OutputStream out, Json json) {
        this.out = out;
        this.json = json;
    }

    /**
     * Sends an event. Blocks while the client does not read.
     *
     * @throws IOException if the client is gone
     */
    public void event(String name, Object data) throws IOException {
        writeLocked("event: " + name + "\ndata: ", json.write(data));
    }

    /**
     * Sends data without a name.
     *
     * @throws IOException if the client is gone
     */
    public void data(Object data) throws IOException {
        writeLocked("data: ", json.write(data));
    }

    /**
     * Sends {@code [DONE]}, with which OpenAI's streams end.
     *
     * @throws IOException if the client is gone
     */
    public void done() throws IOException {
        writeLocked("data: [DONE]", new byte[0]);
    }

    /**
     * Sends a comment, which clients ignore. Does nothing if the stream has ended or another thread is writing, so that
     * a slow client never blocks the caller.
     *
     * @throws IOException if the client is gone
     */
    public void comment(String text) throws IOException {
        if (!lock.tryLock()) {
            return;
        }
        try {
            if (!ended) {
                write(": " + text, new byte[0]);
            }
        } finally {
            lock.unlock();
        }
    }

    /**
     * Stops comments.
     *
     * @return whether anything was sent
     */
    public boolean end() {
        lock.lock();
        try {
            ended = true;
            return begun;
        } finally {
            lock.unlock();
        }
    }

    private void writeLocked(String head, byte[] data) throws IOException {
        lock.lock();
        try {
            write(head, data);
        } finally {
            lock.unlock();
        }
    }

    private void write(String head, byte[] data) throws IOException {
        boolean first = !begun;
        begun = true;
        ByteArrayOutputStream event = new ByteArrayOutputStream(head.length() + data.length + 2);
        event.writeBytes(head.getBytes(StandardCharsets.UTF_8));
        event.writeBytes(data);
        event.write('\n');
        event.write('\n');
        event.writeTo(out);
        out.flush();
        if (first) {
            out.flush(); // the server's first flush only prepares the response
        }
    }
}
