package org.scribes.textgen.guard;

import com.google.i18n.phonenumbers.PhoneNumberMatch;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.Leniency;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import java.util.List;
import java.util.regex.Pattern;

/** Finds phone numbers that there can be, by Google's knowledge of the world's numbers. */
final class PhoneFinder {
    /** Fewer digits are no number that reaches a person; cards and accounts have more. */
    static final int FEWEST_DIGITS = 7;

    /** {@code 1939-1945}, {@code 1611, 1769}: a number of eight digits in some countries. */
    private static final Pattern YEARS =
            Pattern.compile("(?:1[0-9]{3}|20[0-9]{2})\\s?[\\s/\u2010-\u2015-]\\s?(?:1[0-9]{3}|20[0-9]{2})");

    /** {@code 105-112}, {@code 3–5–7}: as lists of chapters and verses are written, which rise. */
    private static final Pattern VERSES =
            Pattern.compile("[1-9][0-9]{0,2}(?:\\s?[\u2010-\u2015-]\\s?[1-9][0-9]{0,2})+");

    private static final int LAST_VERSE = 176;
    private static final Pattern NO_DIGITS = Pattern.compile("[^0-9]+");

    private static final String LIST_SIGNS = ":,;";

    private final PhoneNumberUtil numbers = PhoneNumberUtil.getInstance();
    private final String region;

    /** @param region the country whose numbers need no country code, by ISO 3166 */
    PhoneFinder(String region) {
        this.region = region;
    }

    void find(CharSequence text, List<PiiItem> found) {
        if (mostDigits(text) < FEWEST_DIGITS) {
            return;
        }
        for (PhoneNumberMatch match : numbers.findNumbers(text, region, Leniency.VALID, Long.MAX_VALUE)) {
            String shape = match.rawString();
            if (digits(shape) >= FEWEST_DIGITS && !YEARS.matcher(shape).matches() && !areVerses(shape)) {
                String key = numbers.format(match.number(), PhoneNumberFormat.E164);
                found.add(new PiiItem(PiiKind.PHONE, match.start(), match.end(), key));
            }
        }
    }

    private static boolean areVerses(String shape) {
        if (!VERSES.matcher(shape).matches()) {
            return false;
        }
        int before = 0;
        for (String number : NO_DIGITS.split(shape, -1)) {
            int verse = Integer.parseInt(number);
            if (verse <= before || verse > LAST_VERSE) {
                return false;
            }
            before = verse;
        }
        return true;
    }

    /** The most digits that no letter and no sign of a list parts: a cheap look before the dear one. */
    private static int mostDigits(CharSequence text) {
        int most = 0;
        int digits = 0;
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            if (Character.isDigit(c)) {
                digits++;
            } else if (Character.isLetter(c) || LIST_SIGNS.indexOf(c) >= 0) {
                digits = 0;
            }
            most = Math.max(most, digits);
        }
        return most;
    }

    private static long digits(CharSequence text) {
        return text.chars().filter(Character::isDigit).count();
    }
}
