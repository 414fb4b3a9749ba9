package org.scribes.textgen.backend.remote;

import java.util.Set;
import org.scribes.textgen.domain.MessageForPeople;

/** Thrown if the server rejects a call that it may accept in another form. Contains nothing of the request. */
final class RefusedCall extends RuntimeException implements MessageForPeople {
    private static final long serialVersionUID = 1L;

    private final transient Set<Adaptation> asked;
    private final RuntimeException usual;

    /**
     * @param asked adaptations that may help
     * @param usual the error if they were already applied or cannot be
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
