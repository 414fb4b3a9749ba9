package org.scribes.textgen.usage.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.scribes.textgen.usage.LedgerEntry;

/** A row of the ledger. What others named is cut to its column: a long name must not cost the row. */
@Entity
@Table(name = "ledger")
public class LedgerRow {
    static final int AMOUNT_SCALE = 9;

    @Id
    @Column(name = "id")
    private String id = "";

    @Column(name = "finished")
    private long finished;

    @Column(name = "request_id")
    private String requestId = "";

    @Column(name = "client_id")
    private String clientId = "";

    @Column(name = "client_name")
    private String clientName = "";

    @Column(name = "user_hash")
    private @Nullable String userHash;

    @Column(name = "model")
    private String model = "";

    @Column(name = "mode")
    private String mode = "";

    @Column(name = "outcome")
    private String outcome = "";

    @Column(name = "code")
    private @Nullable String code;

    @Column(name = "input_tokens")
    private long inputTokens;

    @Column(name = "generated_tokens")
    private long generatedTokens;

    @Column(name = "estimated")
    private boolean estimated;

    @Column(name = "cost_usd")
    private @Nullable BigDecimal costUsd;

    @Column(name = "latency_ms")
    private long latencyMillis;

    @Column(name = "cached")
    private boolean cached;

    /** Jakarta Persistence makes rows by it. */
    protected LedgerRow() {}

    LedgerRow(LedgerEntry entry) {
        id = entry.id().toString();
        finished = entry.finished().toEpochMilli();
        requestId = cut(entry.requestId(), 64);
        clientId = cut(entry.caller().client().id(), 128);
        clientName = cut(entry.caller().client().name(), 128);
        userHash = orNull(entry.caller().user().map(user -> cut(user, 64)));
        model = cut(entry.model(), 256);
        mode = entry.mode().name();
        outcome = entry.outcome().name();
        code = orNull(entry.code().map(Enum::name));
        inputTokens = entry.inputTokens();
        generatedTokens = entry.generatedTokens();
        estimated = entry.estimated();
        costUsd = orNull(entry.costUsd().map(LedgerRow::amount));
        latencyMillis = entry.latency().toMillis();
        cached = entry.cached();
    }

    /** As the columns of amounts have it. */
    static BigDecimal amount(BigDecimal usd) {
        return usd.setScale(AMOUNT_SCALE, RoundingMode.HALF_EVEN);
    }

    private static <T> @Nullable T orNull(Optional<T> value) {
        return value.orElse(null);
    }

    private static String cut(String text, int length) {
        return text.length() <= length ? text : text.substring(0, length);
    }
}
