package org.scribes.textgen.backend.remote;

import java.util.Set;

/** A call that the server does not take as it is, but may take in other words. Says nothing of the request. */
final class RefusedCall extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Set<Adaptation> asked;
    private final RuntimeException usual;

    /**
     * A refused call.
     *
     * @param asked what may help
     * @param usual what the refusal means where that was done already, or cannot be
     */
    RefusedCall(Set<Adaptation> asked, RuntimeException usual) {
        super(usual.getMessage(), usual);
        this.asked = Set.copyOf(asked);
        this.usual = usual;
    }

    Set<Adaptation> asked() {
        return asked;
    }

    RuntimeException usual() {
        return usual;
    }
}
