package org.scribes.textgen.admission;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.scribes.textgen.domain.ErrorCode;
import org.scribes.textgen.domain.GenerationException;

/**
 * Limits the memory held by request bodies. It bounds how many bodies of one client may arrive at once, and the total
 * bytes of all bodies until their requests are finished. One client may use half of the bytes. Thread-safe.
 */
public final class BodyMemory {
    private static final Duration RETRY = Duration.ofSeconds(1);

    private final int maxArriving;
    private final long maxBytes;
    private final long maxBytesPerClient;
    private final Map<String, ClientUsage> clients = new HashMap<>();
    private long bytes;

    /**
     * Creates an empty limit.
     *
     * @param maxArriving bodies of one client that may arrive at once
     * @param maxBytes of all bodies; raised if necessary so that a body of {@code largestBody} bytes always fits
     */
    public BodyMemory(int maxArriving, long maxBytes, int largestBody) {
        this.maxArriving = maxArriving;
        this.maxBytes = Math.max(maxBytes, 2L * largestBody);
        this.maxBytesPerClient = Math.max(maxBytes / 2, largestBody);
    }

    /**
     * Registers a body that starts to arrive.
     *
     * @throws GenerationException RATE_LIMITED when too many bodies of this client are arriving
     */
    public synchronized Body open(String client) {
        ClientUsage usage = clients.computeIfAbsent(client, name -> new ClientUsage());
        if (usage.arriving == maxArriving) {
            throw GenerationException.retryable(
                    ErrorCode.RATE_LIMITED,
                    "more than " + maxArriving + " request bodies of this caller are arriving at once",
                    RETRY);
        }
        usage.arriving++;
        usage.bodies++;
        return new Body(client, usage);
    }

    /** The usage of one client. */
    private static final class ClientUsage {
        private int bodies;
        private int arriving;
        private long bytes;
    }

    /** A request body. After its release, its methods have no effect. */
    public final class Body {
        private final String client;
        private final ClientUsage usage;
        private long size;
        private boolean arriving = true;
        private boolean released;

        private Body(String client, ClientUsage usage) {
            this.client = client;
            this.usage = usage;
        }

        /**
         * Reserves memory for more bytes.
         *
         * @throws GenerationException OVERLOADED when the limit is reached
         */
        public void grow(int more) {
            synchronized (BodyMemory.this) {
                if (released) {
                    return;
                }
                if (bytes + more > maxBytes || usage.bytes + more > maxBytesPerClient) {
                    throw GenerationException.retryable(
                            ErrorCode.OVERLOADED,
                            "the request bodies in progress use all the memory reserved for them",
                            RETRY);
                }
                bytes += more;
                usage.bytes += more;
                size += more;
            }
        }

        /** Marks the body as complete. From now on it counts only for its bytes. */
        public void arrived() {
            synchronized (BodyMemory.this) {
                if (arriving && !released) {
                    arriving = false;
                    usage.arriving--;
                }
            }
        }

        /** Releases the memory. Further calls have no effect. */
        public void release() {
            synchronized (BodyMemory.this) {
                if (released) {
                    return;
                }
                released = true;
                usage.arriving -= arriving ? 1 : 0;
                usage.bodies--;
                bytes -= size;
                usage.bytes -= size;
                if (usage.bodies == 0) {
                    clients.remove(client);
                }
            }
        }
    }

    /** The number of clients with at least one body. */
    public synchronized int clients() {
        return clients.size();
    }
}
