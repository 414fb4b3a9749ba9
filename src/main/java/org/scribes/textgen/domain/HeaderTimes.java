package org.scribes.textgen.domain;

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
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Parses times and counts in header values. A malformed value is empty, never an error. */
final class HeaderTimes {
    private static final Pattern NUMBER = Pattern.compile("\\d{1,9}(\\.\\d{1,9})?");
    /** Seconds since 1970, or milliseconds with three more digits, from 2001 to 2286. */
    private static final Pattern SINCE_1970 = Pattern.compile("[1-9]\\d{9}(\\d{3})?");

    private static final int DIGITS_OF_SECONDS = 10;
    private static final Map<String, Double> MILLIS_BY_UNIT =
            Map.of("ms", 1.0, "s", 1_000.0, "m", 60_000.0, "h", 3_600_000.0, "d", 86_400_000.0);

    private static final int MOST_DIGITS = 18;

    /** Two-digit years belong to the hundred years from this one. */
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

    /** Parses a number of seconds, for example {@code 1.5}. */
    static Optional<Duration> seconds(String value) {
        return number(value, 1_000);
    }

    /** Parses a number of milliseconds. */
    static Optional<Duration> millis(String value) {
        return number(value, 1);
    }

    /** Parses a count; a negative one, or one of more than 18 digits, is absent. */
    static OptionalLong count(String value) {
        String plain = value.strip();
        boolean digits = !plain.isEmpty()
                && plain.length() <= MOST_DIGITS
                && plain.chars().allMatch(digit -> digit >= '0' && digit <= '9');
        return digits ? OptionalLong.of(Long.parseLong(plain)) : OptionalLong.empty();
    }

    private static Optional<Duration> number(String value, double millis) {
        return NUMBER.matcher(value.strip()).matches()
                ? Optional.of(Duration.ofMillis((long) (Double.parseDouble(value.strip()) * millis)))
                : Optional.empty();
    }

    /**
     * The time from {@code now} to a date in one of the three formats of RFC 9110 or in RFC 3339; zero for a past date.
     */
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
     * The time until {@code value}: seconds, a Unix timestamp, a date, or numbers with units ({@code 6m0s},
     * {@code 250ms}).
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
        } catch (DateTimeException unreadable) { // may be in another format
            return null;
        }
    }

    private static Duration between(Instant now, Instant then) {
        return then.isAfter(now) ? Duration.between(now, then) : Duration.ZERO;
    }
}
