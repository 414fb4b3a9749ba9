package org.scribes.textgen.backend.remote;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Parses times in headers. An invalid time is empty, never an error. */
final class HeaderTimes {
    private static final Pattern NUMBER = Pattern.compile("\\d{1,9}(\\.\\d{1,9})?");
    /** Seconds, or milliseconds with three more digits, since 1970: from 2001 to 2286. */
    private static final Pattern SINCE_1970 = Pattern.compile("[1-9]\\d{9}(\\d{3})?");

    private static final int DIGITS_OF_SECONDS = 10;
    private static final Map<String, Double> MILLIS_BY_UNIT =
            Map.of("ms", 1.0, "s", 1_000.0, "m", 60_000.0, "h", 3_600_000.0, "d", 86_400_000.0);

    /** The first of the hundred years that two digits can mean. */
    private static final int FIRST_YEAR = 1970;

    private static final DateTimeFormatter RFC_850 = new DateTimeFormatterBuilder()
            .parseCaseInsensitive()
            .appendPattern("EEEE, dd-MMM-")
            .appendValueReduced(ChronoField.YEAR, 2, 2, FIRST_YEAR)
            .appendPattern(" HH:mm:ss 'GMT'")
            .toFormatter(Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private static final DateTimeFormatter ASCTIME = new DateTimeFormatterBuilder()
            .parseCaseInsensitive()
            .appendPattern("EEE MMM ppd HH:mm:ss yyyy")
            .toFormatter(Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private static final List<DateTimeFormatter> DATES =
            List.of(DateTimeFormatter.RFC_1123_DATE_TIME, RFC_850, ASCTIME, DateTimeFormatter.ISO_OFFSET_DATE_TIME);

    private HeaderTimes() {}

    /** A number of seconds, such as {@code 1.5}. */
    static Optional<Duration> seconds(String value) {
        return number(value, 1_000);
    }

    /** A number of milliseconds. */
    static Optional<Duration> millis(String value) {
        return number(value, 1);
    }

    private static Optional<Duration> number(String value, double millis) {
        return NUMBER.matcher(value.strip()).matches()
                ? Optional.of(Duration.ofMillis((long) (Double.parseDouble(value.strip()) * millis)))
                : Optional.empty();
    }

    /** The time from {@code now} to a date in a format of RFC 9110 or RFC 3339; zero if it is past. */
    static Optional<Duration> untilDate(String value, Instant now) {
        for (DateTimeFormatter form : DATES) {
            @Nullable Instant then = instant(value.strip(), form);
            if (then != null) {
                return Optional.of(between(now, then));
            }
        }
        return Optional.empty();
    }

    /**
     * A time in any of these forms: seconds, a moment since 1970, a date, or numbers with units, such as {@code 6m0s}
     * and {@code 250ms}.
     */
    static Optional<Duration> until(String value, Instant now) {
        String plain = value.strip();
        if (SINCE_1970.matcher(plain).matches()) {
            long number = Long.parseLong(plain);
            boolean inSeconds = plain.length() == DIGITS_OF_SECONDS;
            return Optional.of(between(now, inSeconds ? Instant.ofEpochSecond(number) : Instant.ofEpochMilli(number)));
        }
        return seconds(plain).or(() -> withUnits(plain)).or(() -> untilDate(plain, now));
    }

    private static Optional<Duration> withUnits(String value) {
        double millis = 0;
        int position = 0;
        while (position < value.length()) {
            int unit = endOf(value, position, true);
            int end = endOf(value, unit, false);
            @Nullable Double factor = MILLIS_BY_UNIT.get(value.substring(unit, end));
            String number = value.substring(position, unit);
            if (factor == null || !NUMBER.matcher(number).matches()) {
                return Optional.empty();
            }
            millis += Double.parseDouble(number) * factor;
            position = end;
        }
        return value.isEmpty() ? Optional.empty() : Optional.of(Duration.ofMillis((long) millis));
    }

    /** The end of a run of digits and points, or of other characters. */
    private static int endOf(String value, int from, boolean numeric) {
        int end = from;
        while (end < value.length() && isNumeric(value.charAt(end)) == numeric) {
            end++;
        }
        return end;
    }

    private static boolean isNumeric(char character) {
        return (character >= '0' && character <= '9') || character == '.';
    }

    private static @Nullable Instant instant(String value, DateTimeFormatter form) {
        try {
            return form.parse(value, Instant::from);
        } catch (DateTimeException unreadable) { // try the next format
            return null;
        }
    }

    private static Duration between(Instant now, Instant then) {
        return then.isAfter(now) ? Duration.between(now, then) : Duration.ZERO;
    }
}
