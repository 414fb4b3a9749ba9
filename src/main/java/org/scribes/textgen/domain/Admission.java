package org.scribes.textgen.domain;

import java.util.List;
import java.util.Optional;

/**
 * The decision whether a caller may send a request now.
 *
 * @param quotas the remaining quota of each limit that applies to the caller
 * @param refusal why the request is refused; absent if it is admitted
 */
public record Admission(Caller caller, List<Quota> quotas, Optional<GenerationException> refusal) {
    public Admission {
        quotas = List.copyOf(quotas);
    }

    /**
     * Returns the caller if it is admitted.
     *
     * @throws GenerationException the {@link #refusal} if it is not
     */
    public Caller admitted() {
        refusal.ifPresent(reason -> {
            throw reason;
        });
        return caller;
    }
}
