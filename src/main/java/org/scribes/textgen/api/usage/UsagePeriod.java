package org.scribes.textgen.api.usage;

import static org.scribes.textgen.domain.GenerationException.invalidParameter;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.scribes.textgen.api.http.QueryPeriod;
import org.scribes.textgen.domain.EnumNames;
import org.scribes.textgen.usage.UsageStore.Group;

/**
 * The period and grouping of a usage report.
 *
 * @param until the first moment after the period
 */
record UsagePeriod(Instant from, Instant until, Group group) {
    static final String GROUP = "group";
    static final List<String> NAMES = List.of(QueryPeriod.FROM, QueryPeriod.TO, GROUP);

    /**
     * Reads the query parameters.
     *
     * @param given returns the value of a parameter
     */
    static UsagePeriod of(Function<String, Optional<String>> given, Instant now) {
        QueryPeriod period = QueryPeriod.of(given, now);
        return new UsagePeriod(
                period.from(),
                period.until(),
                given.apply(GROUP).map(UsagePeriod::group).orElse(Group.MODEL));
    }

    private static Group group(String text) {
        return EnumNames.find(EnumSet.allOf(Group.class), text)
                .orElseThrow(() -> invalidParameter(GROUP, "must be user, model or day"));
    }
}
