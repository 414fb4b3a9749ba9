package org.scribes.textgen.guard;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.validator.routines.IBANValidator;

/** Finds IBANs, with or without spaces, that have a valid country, length, format and check digits. */
final class IbanFinder {
    private static final Pattern BEGINNING = Pattern.compile("(?<![\\p{L}\\p{N}])[A-Za-z]{2}[0-9]{2}");
    private static final IBANValidator VALIDATOR = IBANValidator.getInstance();

    private IbanFinder() {}

    static void find(CharSequence text, List<PiiItem> found) {
        Matcher beginning = BEGINNING.matcher(text);
        int from = 0;
        while (beginning.find(from)) {
            from = beginning.end();
            IBANValidator.Validator country =
                    VALIDATOR.getValidator(beginning.group().substring(0, 2).toUpperCase(Locale.ROOT));
            if (country != null) {
                StringBuilder number = new StringBuilder();
                int end = read(text, beginning.start(), country.getIbanLength(), number);
                if (end > 0 && VALIDATOR.isValid(number.toString())) {
                    found.add(new PiiItem(PiiKind.IBAN, beginning.start(), end, number.toString()));
                    from = end;
                }
            }
        }
    }

    /**
     * Reads exactly {@code length} letters and digits, separated by at most one space or dash.
     *
     * @return the end; 0 if the length does not match
     */
    private static int read(CharSequence text, int start, int length, StringBuilder number) {
        int at = start;
        while (at < text.length() && number.length() < length) {
            char c = text.charAt(at);
            if (isAsciiLetterOrDigit(c)) {
                number.append(Character.toUpperCase(c));
            } else if (!isSeparator(c) || isSeparator(text.charAt(at - 1))) {
                return 0;
            }
            at++;
        }
        boolean whole =
                number.length() == length && (at == text.length() || !Character.isLetterOrDigit(text.charAt(at)));
        return whole ? at : 0;
    }

    private static boolean isAsciiLetterOrDigit(char c) {
        return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
    }

    private static boolean isSeparator(char c) {
        return c == ' ' || c == '\u00a0' || c == '-';
    }
}
