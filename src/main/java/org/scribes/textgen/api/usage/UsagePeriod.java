package org.scribes.textgen.api.usage;

import static org.scribes.textgen.domain.GenerationException.invalidParameter;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.scribes.textgen.domain.EnumNames;
import org.scribes.textgen.usage.UsageStore.Group;

/**
 * The period and grouping of a usage report.
 *
 * @param until the first moment after the period
 */
record UsagePeriod(Instant from, Instant until, Group group) {
    static final String FROM = "from";
    static final String TO = "to";
    static final String GROUP = "group";
    static final List<String> NAMES = List.of(FROM, TO, GROUP);
    private static final String RULE =
            "must be a day such as 2026-11-01, or a moment such as 2026-11-01T06:30:00Z, both of UTC";
    /** Four-digit years only, so that milliseconds can represent every date. */
    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

    private static final Pattern MOMENT = Pattern.compile(DAY.pattern() + "T[0-9:.]+Z");

    /**
     * Reads the query parameters.
     *
     * @param given returns the value of a parameter
     */
    static UsagePeriod of(Function<String, Optional<String>> given, Instant now) {
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
        return new UsagePeriod(
                from, until, given.apply(GROUP).map(UsagePeriod::group).orElse(Group.MODEL));
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

    private static Group group(String text) {
        return EnumNames.find(EnumSet.allOf(Group.class), text)
                .orElseThrow(() -> invalidParameter(GROUP, "must be user, model or day"));
    }
}
