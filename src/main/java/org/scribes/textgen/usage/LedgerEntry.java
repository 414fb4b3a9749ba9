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

/**
 * What the ledger remembers of one finished request: never a word of it.
 *
 * @param id made here: callers may use a request's own name twice
 * @param caller whose user is a pseudonym
 * @param inputTokens that models read for it, all attempts together; 0 where the answer was remembered
 * @param generatedTokens that they wrote for it
 * @param estimated whether some of these were not counted
 * @param costUsd of all that was generated for it, as far as prices are known
 * @param latency from its arrival to its end
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
        boolean cached) {}
