package org.scribes.textgen.observe;

import jakarta.enterprise.context.ApplicationScoped;

/**
 * Whether the server behind the API could be connected to, as the probe of the start found. It informs operators only:
 * readiness does not depend on it, since a provider's outage would take every instance out of service at once.
 */
@ApplicationScoped
public class UpstreamReach {
    /** What is known of the connection. */
    public enum State {
        /** No server behind an API is configured. */
        NONE,
        /** The first attempt is on its way. */
        ASKING,
        REACHED,
        UNREACHABLE
    }

    private volatile Found found = new Found(State.NONE, "", "");

    /**
     * What the probe found.
     *
     * @param address host and port that were connected to
     * @param cause why they were not reached, and what to check; empty if they were
     */
    public record Found(State state, String address, String cause) {}

    /** Records what the probe found. */
    public void record(State state, String address, String cause) {
        found = new Found(state, address, cause);
    }

    /** What the probe found last. */
    public Found found() {
        return found;
    }
}
