package org.scribes.textgen.usage.store;

import java.util.ArrayList;
import java.util.List;
import org.scribes.textgen.domain.Variant;
import org.scribes.textgen.usage.VariantStore.Scope;

/** Queries of the rows of one variant in a period. */
record VariantQuery(LedgerTransaction rows, Scope scope, Variant variant) {
    /** Begins the condition that all of them share. */
    static final String PERIOD = " from ledger where finished >= ? and finished < ?";

    private static final String VARIANT = " and variant_model = ? and variant_target = ? and shadow = ?";
    private static final int TIMEOUT_SECONDS = 5;

    /**
     * Runs a query.
     *
     * @param begin ends with {@link #PERIOD}
     * @param end what follows the condition
     */
    <T> List<T> list(String begin, String end, SqlStatement.Reader<T> reader) {
        List<Object> chosen =
                List.of(LedgerRow.name(variant.model()), LedgerRow.name(variant.target()), variant.shadow());
        return statement(rows, begin + VARIANT + whose(scope) + end, values(scope, chosen))
                .list(reader);
    }

    /** Runs a query that has one row. */
    <T> T one(String begin, String end, SqlStatement.Reader<T> reader) {
        return list(begin, end, reader).get(0);
    }

    /** The variants that have rows. */
    static List<Variant> variants(LedgerTransaction rows, Scope scope, int most) {
        String columns = " variant_model, variant_target, shadow";
        return statement(
                        rows,
                        "select" + columns + PERIOD + " and variant_model is not null" + whose(scope) + " group by"
                                + columns + " order by shadow, variant_model, variant_target limit " + most,
                        values(scope, List.of()))
                .list(row -> new Variant(row.getString(1), row.getString(2), row.getBoolean(3)));
    }

    private static SqlStatement statement(LedgerTransaction rows, String sql, List<Object> values) {
        return rows.sql(sql, values.toArray()).timeout(TIMEOUT_SECONDS);
    }

    private static String whose(Scope scope) {
        return scope.clientId().map(client -> " and client_id = ?").orElse("");
    }

    private static List<Object> values(Scope scope, List<Object> chosen) {
        List<Object> values = new ArrayList<>(
                List.of(scope.from().toEpochMilli(), scope.until().toEpochMilli()));
        values.addAll(chosen);
        scope.clientId().ifPresent(values::add);
        return values;
    }
}
