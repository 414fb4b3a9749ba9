package org.scribes.textgen.api.usage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.scribes.textgen.api.http.QueryPeriod;
import org.scribes.textgen.usage.UsageStore.Group;
import org.scribes.textgen.usage.UsageStore.Line;

/** What is asked for, and how it is written for spreadsheets. */
class UsagePeriodTest {
    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

    @ParameterizedTest
    @CsvSource({
        ",                     ,                     , 2026-11-01T00:00:00Z, 2026-11-23T12:00:00.001Z, MODEL",
        "2026-10-03,           ,                     day, 2026-10-03T00:00:00Z, 2026-11-23T12:00:00.001Z, DAY",
        ",                     2026-10-31,           user, 2026-10-01T00:00:00Z, 2026-11-01T00:00:00Z, USER",
        "2026-10-31,           2026-10-31,           model, 2026-10-31T00:00:00Z, 2026-11-01T00:00:00Z, MODEL",
        "2026-10-31T06:30:00Z, 2026-10-31T06:30:00.5Z, model, 2026-10-31T06:30:00Z, 2026-10-31T06:30:00.500Z, MODEL",
        ",                     2026-11-01T00:00:00Z, , 2026-10-01T00:00:00Z, 2026-11-01T00:00:00Z, MODEL"
    })
    void parameters_areRead(String from, String to, String group, String first, String until, Group by) {
        assertThat(read(from, to, group)).isEqualTo(new UsagePeriod(Instant.parse(first), Instant.parse(until), by));
    }

    @ParameterizedTest
    @CsvSource({
        "x, , , from must be a day",
        "2026-13-01, , , from must be a day",
        "+99999-01-01, , , from must be a day",
        "2026-11-01T25:00:00Z, , , from must be a day",
        "2026-11-01T00:00:00+01:00, , , from must be a day",
        ", yesterday, , to must be a day",
        "2026-11-02, 2026-11-01, , from must be before to",
        "2026-12-01, , , from must be before now",
        ", , users, 'group must be user, model or day'",
        ", , USER, 'group must be user, model or day'"
    })
    void whatIsWrong_isNamedWithWhatIsAllowed(String from, String to, String group, String detail) {
        assertThatThrownBy(() -> read(from, to, group)).hasMessageStartingWith(detail);
    }

    @Test
    void csv_quotesNamesAndLeavesOutWhatIsUnknown() {
        Line line = new Line(
                "a \"b\", c",
                Optional.of("key"),
                3,
                2,
                1,
                1,
                0,
                10,
                20,
                Optional.of(new BigDecimal("0.100000000")),
                0,
                7);
        Line other = new Line("", Optional.empty(), 1, 0, 0, 1, 0, 0, 0, Optional.empty(), 1, 5);

        assertThat(UsageCsv.text(UsageBody.of(read(null, null, null), List.of(line, other)))
                        .split("\r\n", -1))
                .containsExactly(
                        "key,client,requests,answered,degraded,failed,cached,input_tokens,tokens_generated,cost_usd,"
                                + "unpriced_requests,mean_latency_ms",
                        "\"a \"\"b\"\", c\",\"key\",3,2,1,1,0,10,20,0.1,0,7",
                        ",,1,0,0,1,0,0,0,,1,5",
                        "");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {"=1+1, '=1+1", "+1, '+1", "-1, '-1", "@x, '@x", "a=1, a=1"})
    void csv_holdsNoFormulas(String name, String written) {
        Line line = new Line(name, Optional.of(name), 1, 1, 0, 0, 0, 10, 20, Optional.of(new BigDecimal("1")), 0, 7);

        assertThat(UsageCsv.text(UsageBody.of(read(null, null, null), List.of(line))))
                .contains("\r\n\"" + written + "\",\"" + written + "\",1,");
    }

    private static UsagePeriod read(@Nullable String from, @Nullable String to, @Nullable String group) {
        return UsagePeriod.of(
                name -> Optional.ofNullable(
                        switch (name) {
                            case QueryPeriod.FROM -> from;
                            case QueryPeriod.TO -> to;
                            default -> group;
                        }),
                NOW);
    }
}
