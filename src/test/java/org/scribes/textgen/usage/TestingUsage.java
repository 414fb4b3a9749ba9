package org.scribes.textgen.usage;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.scribes.textgen.domain.Caller;
import org.scribes.textgen.domain.Client;
import org.scribes.textgen.domain.Consumption;
import org.scribes.textgen.domain.ErrorCode;
import org.scribes.textgen.domain.FinishedRequest;
import org.scribes.textgen.domain.Mode;
import org.scribes.textgen.domain.Outcome;
import org.scribes.textgen.domain.TokenUsage;

/** Callers, consumptions and ledger entries. */
final class TestingUsage {
    static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

    private TestingUsage() {}

    static Caller caller(String id, Optional<String> user, Optional<String> budget) {
        Client.Limits limits = new Client.Limits(OptionalInt.empty(), OptionalInt.empty(), budget.map(BigDecimal::new));
        return new Caller(new Client(id, id, limits), user);
    }

    static Consumption consumption(int input, int generated) {
        return new Consumption(Mode.API, "m", TokenUsage.counted(input, generated), Duration.ZERO);
    }

    static FinishedRequest finished(Caller caller) {
        return FinishedRequest.failed("r", caller, "m", Mode.API, ErrorCode.TIMEOUT, Duration.ofSeconds(1));
    }

    static LedgerEntry entry(UUID id, Caller caller, String cost) {
        return new LedgerEntry(
                id,
                NOW,
                "r",
                caller,
                "m",
                Mode.API,
                Outcome.OK,
                Optional.empty(),
                1,
                1,
                false,
                Optional.of(new BigDecimal(cost)),
                Duration.ofSeconds(1),
                false,
                Optional.empty(),
                Optional.empty());
    }
}
