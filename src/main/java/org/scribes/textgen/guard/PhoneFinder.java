package org.scribes.textgen.guard;

import com.google.i18n.phonenumbers.PhoneNumberMatch;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.Leniency;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import java.util.List;
import java.util.regex.Pattern;

/** Finds valid phone numbers with libphonenumber. */
final class PhoneFinder {
    /** The minimum number of digits of a personal phone number. */
    static final int FEWEST_DIGITS = 7;

    /** Pairs of years, for example {@code 1939-1945}. In some countries they are valid eight-digit numbers. */
    private static final Pattern YEARS =
            Pattern.compile("(?:1[0-9]{3}|20[0-9]{2})\\s?[\\s/\u2010-\u2015-]\\s?(?:1[0-9]{3}|20[0-9]{2})");

    /** Ascending lists of chapters or verses, for example {@code 105-112}. */
    private static final Pattern VERSES =
            Pattern.compile("[1-9][0-9]{0,2}(?:\\s?[\u2010-\u2015-]\\s?[1-9][0-9]{0,2})+");

    private static final int LAST_VERSE = 176;
    private static final Pattern NO_DIGITS = Pattern.compile("[^0-9]+");

    private static final String LIST_SIGNS = ":,;";

    private final PhoneNumberUtil numbers = PhoneNumberUtil.getInstance();
    private final String region;

    /** @param region the ISO 3166 code of the country whose numbers need no country code */
    PhoneFinder(String region) {
        this.region = region;
    }

    void find(CharSequence text, List<PiiItem> found) {
        if (longestDigitRun(text) < FEWEST_DIGITS) {
            return;
        }
        for (PhoneNumberMatch match : numbers.findNumbers(text, region, Leniency.VALID, Long.MAX_VALUE)) {
            String written = match.rawString();
            if (digits(written) >= FEWEST_DIGITS && !YEARS.matcher(written).matches() && !areVerses(written)) {
                String key = numbers.format(match.number(), PhoneNumberFormat.E164);
                found.add(new PiiItem(PiiKind.PHONE, match.start(), match.end(), key));
            }
        }
    }

    private static boolean areVerses(String written) {
        if (!VERSES.matcher(written).matches()) {
            return false;
        }
        int before = 0;
        for (String number : NO_DIGITS.split(written, -1)) {
            int verse = Integer.parseInt(number);
            if (verse <= before || verse > LAST_VERSE) {
                return false;
            }
            before = verse;
        }
        return true;
    }

    /** The longest sequence of digits without letters or list separators. A cheap pre-check. */
    private static int longestDigitRun(CharSequence text) {
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
