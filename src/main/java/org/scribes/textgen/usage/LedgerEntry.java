package org.scribes.textgen.usage;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.scribes.textgen.domain.Caller;
import org.scribes.textgen.domain.ErrorCode;
import org.scribes.textgen.domain.Mode;
import org.scribes.textgen.domain.Outcome;
import org.scribes.textgen.domain.Variant;

/**
 * The ledger's record of a finished request. It contains no text of the request or its answer.
 *
 * @param id generated here, because callers may reuse a request ID
 * @param caller its user is a pseudonym
 * @param inputTokens read by models, over all attempts; 0 for a cached answer
 * @param generatedTokens written by models, over all attempts
 * @param estimated whether some token counts are estimates
 * @param costUsd of all attempts with a known price
 * @param latency from the arrival of the request to its end
 * @param variant what was chosen for the request, if its model is of a catalogue
 * @param answer absent if the request failed
 */
public record LedgerEntry(
        UUID id,
        Instant finished,
        String requestId,
        Caller caller,
        String model,
        Mode mode,
        Outcome outcome,
        Optional<ErrorCode> code,
        long inputTokens,
        long generatedTokens,
        boolean estimated,
        Optional<BigDecimal> costUsd,
        Duration latency,
        boolean cached,
        Optional<Variant> variant,
        Optional<LedgerAnswer> answer) {
    /** Whether the answer was only judged, not shown: then no budget of the caller pays for it. */
    public boolean shadow() {
        return variant.map(Variant::shadow).orElse(false);
    }
}
