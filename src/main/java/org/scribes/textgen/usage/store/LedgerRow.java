package org.scribes.textgen.usage.store;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.scribes.textgen.domain.Variant;
import org.scribes.textgen.usage.LedgerAnswer;
import org.scribes.textgen.usage.LedgerEntry;
import org.scribes.textgen.usage.QuotationCounts;

/** A row of the ledger. Names from outside are cut to their columns, so that a long name does not lose the row. */
final class LedgerRow {
    static final int AMOUNT_SCALE = 9;
    static final String INSERT =
            "insert into ledger (id, finished, request_id, client_id, client_name, user_hash, model,"
                    + " mode, outcome, code, input_tokens, generated_tokens, estimated, cost_usd, latency_ms, cached,"
                    + " variant_model, variant_target, shadow, target, refusal, quotations_verified,"
                    + " quotations_altered, quotations_fabricated, quotations_other, quotations_repaired) values "
                    + SqlStatement.places(26);

    private LedgerRow() {}

    /** Sets the parameters of {@link #INSERT}. */
    static void bind(PreparedStatement insert, LedgerEntry entry) throws SQLException {
        insert.setString(1, entry.id().toString());
        insert.setLong(2, entry.finished().toEpochMilli());
        insert.setString(3, cut(entry.requestId(), 64));
        insert.setString(4, cut(entry.caller().client().id(), 128));
        insert.setString(5, cut(entry.caller().client().name(), 128));
        insert.setString(6, orNull(entry.caller().user().map(user -> cut(user, 64))));
        insert.setString(7, cut(entry.model(), 256));
        insert.setString(8, entry.mode().name());
        insert.setString(9, entry.outcome().name());
        insert.setString(10, orNull(entry.code().map(Enum::name)));
        insert.setLong(11, entry.inputTokens());
        insert.setLong(12, entry.generatedTokens());
        insert.setBoolean(13, entry.estimated());
        insert.setBigDecimal(14, orNull(entry.costUsd().map(LedgerRow::amount)));
        insert.setLong(15, entry.latency().toMillis());
        insert.setBoolean(16, entry.cached());
        insert.setString(17, orNull(entry.variant().map(Variant::model).map(LedgerRow::name)));
        insert.setString(18, orNull(entry.variant().map(Variant::target).map(LedgerRow::name)));
        insert.setBoolean(19, entry.shadow());
        insert.setString(20, orNull(entry.answer().flatMap(LedgerAnswer::target).map(LedgerRow::name)));
        insert.setObject(21, orNull(entry.answer().map(LedgerAnswer::refusal)), Types.BOOLEAN);
        Optional<QuotationCounts> quotations = entry.answer().flatMap(LedgerAnswer::quotations);
        setCount(insert, 22, quotations.map(QuotationCounts::verified));
        setCount(insert, 23, quotations.map(QuotationCounts::altered));
        setCount(insert, 24, quotations.map(QuotationCounts::fabricated));
        setCount(insert, 25, quotations.map(QuotationCounts::other));
        setCount(insert, 26, quotations.map(QuotationCounts::repaired));
    }

    private static void setCount(PreparedStatement insert, int place, Optional<Integer> count) throws SQLException {
        insert.setObject(place, orNull(count), Types.INTEGER);
    }

    /** The name of a model or target of the catalogue as its columns hold it. */
    static String name(String name) {
        return cut(name, 128);
    }

    /** An amount with the scale of its columns. */
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
