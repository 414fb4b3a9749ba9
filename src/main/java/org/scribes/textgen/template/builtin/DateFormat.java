package org.scribes.textgen.template.builtin;

import java.time.Clock;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import org.scribes.textgen.template.value.TemplateFailure;

/** The formats of C's {@code strftime} that templates use, in English. */
final class DateFormat {
    private static final Map<Character, String> PATTERNS = Map.ofEntries(
            Map.entry('Y', "uuuu"),
            Map.entry('y', "uu"),
            Map.entry('m', "MM"),
            Map.entry('B', "MMMM"),
            Map.entry('b', "MMM"),
            Map.entry('d', "dd"),
            Map.entry('e', "ppd"),
            Map.entry('j', "DDD"),
            Map.entry('A', "EEEE"),
            Map.entry('a', "EEE"),
            Map.entry('H', "HH"),
            Map.entry('I', "hh"),
            Map.entry('M', "mm"),
            Map.entry('S', "ss"),
            Map.entry('p', "a"),
            Map.entry('F', "uuuu-MM-dd"),
            Map.entry('T', "HH:mm:ss"),
            Map.entry('%', "'%'"));
    private static final Map<Character, String> UNPADDED =
            Map.of('d', "d", 'e', "d", 'm', "M", 'H', "H", 'I', "h", 'M', "m", 'S', "s", 'j', "D");

    private final LocalDateTime now;

    DateFormat(Clock clock) {
        this.now = LocalDateTime.now(clock);
    }

    String format(String format) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < format.length(); i++) {
            if (format.charAt(i) != '%') {
                text.append(format.charAt(i));
                continue;
            }
            boolean unpadded = format.startsWith("-", i + 1);
            i += unpadded ? 2 : 1;
            String pattern = i < format.length() ? (unpadded ? UNPADDED : PATTERNS).get(format.charAt(i)) : null;
            if (pattern == null) {
                throw TemplateFailure.because("this date format is not supported");
            }
            text.append(DateTimeFormatter.ofPattern(pattern, Locale.US).format(now));
        }
        return text.toString();
    }
}
