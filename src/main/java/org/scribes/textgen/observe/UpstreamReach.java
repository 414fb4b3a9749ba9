package org.scribes.textgen.observe;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collections;
import java.util.Map;
import java.util.Map.Entry;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * Whether the servers behind APIs could be connected to, as the probe of the start found. It informs operators only:
 * readiness does not depend on it, since a provider's outage would take every instance out of service at once.
 */
@ApplicationScoped
public class UpstreamReach {
    private static final Found NOTHING = new Found(State.NONE, "", "");

    /** What is known of a connection. */
    public enum State {
        /** No server behind an API is configured. */
        NONE,
        /** The first attempt is on its way. */
        ASKING,
        REACHED,
        UNREACHABLE
    }

    private final Map<String, Found> targets = new ConcurrentSkipListMap<>();

    /**
     * What the probe found.
     *
     * @param address host and port that were connected to
     * @param cause why they were not reached, and what to check; empty if they were
     */
    public record Found(State state, String address, String cause) {}

    /** Records what the probe of {@code target} found. */
    public void record(String target, State state, String address, String cause) {
        targets.put(target, new Found(state, address, cause));
    }

    /** Forgets a target that is not configured any more. */
    public void forget(String target) {
        targets.remove(target);
    }

    /** What the probe of {@code target} found last. */
    public Found found(String target) {
        return Optional.ofNullable(targets.get(target)).orElse(NOTHING);
    }

    /** What all probes found last, by target. */
    public Map<String, Found> all() {
        return Collections.unmodifiableMap(targets);
    }

    /** Whether a first attempt is on its way. */
    public boolean asking() {
        return targets.entrySet().stream().map(Entry::getValue).anyMatch(found -> found.state() == State.ASKING);
    }
}
