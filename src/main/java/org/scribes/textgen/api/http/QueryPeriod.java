package org.scribes.textgen.api.http;

import static org.scribes.textgen.domain.GenerationException.invalidParameter;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * The period that a report is asked for.
 *
 * @param until the first moment after the period
 */
public record QueryPeriod(Instant from, Instant until) {
    public static final String FROM = "from";
    public static final String TO = "to";
    private static final String RULE =
            "must be a day such as 2026-11-01, or a moment such as 2026-11-01T06:30:00Z, both of UTC";
    /** Four-digit years only, so that milliseconds can represent every date. */
    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

    private static final Pattern MOMENT = Pattern.compile(DAY.pattern() + "T[0-9:.]+Z");

    /**
     * Reads the query parameters.
     *
     * @param given returns the value of a parameter
     * @throws org.scribes.textgen.domain.GenerationException INVALID_PARAMETER for a moment that is none, or a period without
     *     any
     */
    public static QueryPeriod of(Function<String, Optional<String>> given, Instant now) {
        Instant until = given.apply(TO)
                .map(text -> moment(TO, text, 1))
                // include a request that ended just now
                .orElse(now.plusMillis(1));
        Instant from = given.apply(FROM)
                .map(text -> moment(FROM, text, 0))
                .orElseGet(() -> YearMonth.from(until.minusMillis(1).atOffset(ZoneOffset.UTC))
                        .atDay(1)
                        .atStartOfDay()
                        .toInstant(ZoneOffset.UTC));
        if (!from.isBefore(until)) {
            throw invalidParameter(FROM, "must be before " + (given.apply(TO).isPresent() ? TO : "now"));
        }
        return new QueryPeriod(from, until);
    }

    private static Instant moment(String name, String text, int daysAfter) {
        try {
            if (DAY.matcher(text).matches()) {
                return LocalDate.parse(text).plusDays(daysAfter).atStartOfDay().toInstant(ZoneOffset.UTC);
            }
            if (MOMENT.matcher(text).matches()) {
                return Instant.parse(text);
            }
        } catch (DateTimeException e) {
            // no such day or hour
        }
        throw invalidParameter(name, RULE);
    }
}
