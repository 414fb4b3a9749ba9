package org.scribes.textgen.admission;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.scribes.textgen.domain.ErrorCode;
import org.scribes.textgen.domain.GenerationException;

/**
 * Limits the request bodies that are held: how many of one client may be arriving at once, and how many bytes all of them
 * may take together until their requests are over. One client may take half of the bytes. Safe for use by many threads.
 */
public final class BodyMemory {
    private static final Duration RETRY = Duration.ofSeconds(1);

    private final int mostOpen;
    private final long mostBytes;
    private final long mostBytesOfOneClient;
    private final Map<String, Held> clients = new HashMap<>();
    private long bytes;

    /**
     * Makes one that holds nothing.
     *
     * @param mostOpen bodies of one client that may be arriving at once
     * @param mostBytes of all bodies; there is always room for one of {@code largestBody} bytes
     */
    public BodyMemory(int mostOpen, long mostBytes, int largestBody) {
        this.mostOpen = mostOpen;
        this.mostBytes = Math.max(mostBytes, 2L * largestBody);
        this.mostBytesOfOneClient = Math.max(mostBytes / 2, largestBody);
    }

    /**
     * Begins to hold a body that arrives.
     *
     * @throws GenerationException RATE_LIMITED when too many of this client are arriving
     */
    public synchronized Body open(String client) {
        Held held = clients.computeIfAbsent(client, name -> new Held());
        if (held.arriving == mostOpen) {
            throw GenerationException.retryable(
                    ErrorCode.RATE_LIMITED,
                    "more than " + mostOpen + " request bodies of this caller are arriving at once",
                    RETRY);
        }
        held.arriving++;
        held.bodies++;
        return new Body(client, held);
    }

    /** What one client's bodies take. */
    private static final class Held {
        private int bodies;
        private int arriving;
        private long bytes;
    }

    /** One body. Once it is released nothing changes any more. */
    public final class Body {
        private final String client;
        private final Held held;
        private long size;
        private boolean arriving = true;
        private boolean released;

        private Body(String client, Held held) {
            this.client = client;
            this.held = held;
        }

        /**
         * Takes room for more bytes.
         *
         * @throws GenerationException OVERLOADED when there is none
         */
        public void grow(int more) {
            synchronized (BodyMemory.this) {
                if (released) {
                    return;
                }
                if (bytes + more > mostBytes || held.bytes + more > mostBytesOfOneClient) {
                    throw GenerationException.retryable(
                            ErrorCode.OVERLOADED,
                            "the bodies of the requests in work take all the memory that they may take",
                            RETRY);
                }
                bytes += more;
                held.bytes += more;
                size += more;
            }
        }

        /** The body is here as a whole: from now on it counts for its bytes only. */
        public void arrived() {
            synchronized (BodyMemory.this) {
                if (arriving && !released) {
                    arriving = false;
                    held.arriving--;
                }
            }
        }

        /** Gives everything back, once. */
        public void release() {
            synchronized (BodyMemory.this) {
                if (released) {
                    return;
                }
                released = true;
                held.arriving -= arriving ? 1 : 0;
                held.bodies--;
                bytes -= size;
                held.bytes -= size;
                if (held.bodies == 0) {
                    clients.remove(client);
                }
            }
        }
    }

    /** How many clients it holds bodies of. */
    public synchronized int clients() {
        return clients.size();
    }
}
