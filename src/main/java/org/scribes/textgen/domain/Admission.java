package org.scribes.textgen.domain;

import java.util.List;
import java.util.Optional;

/**
 * Whether a caller may ask now.
 *
 * @param quotas what it may still use up, of every limit that holds for it
 * @param refusal why it may not, if it may not
 */
public record Admission(Caller caller, List<Quota> quotas, Optional<GenerationException> refusal) {
    public Admission {
        quotas = List.copyOf(quotas);
    }

    /**
     * The caller.
     *
     * @throws GenerationException RATE_LIMITED if it may not ask now
     */
    public Caller admitted() {
        refusal.ifPresent(reason -> {
            throw reason;
        });
        return caller;
    }
}
