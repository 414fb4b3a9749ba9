package org.scribes.textgen.guard;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.validator.routines.CreditCardValidator;
import org.apache.commons.validator.routines.CreditCardValidator.CreditCardRange;

/** Finds payment card numbers: a known brand and a valid Luhn check digit, grouped or not. */
final class CardFinder {
    private static final int SHORTEST = 13;
    private static final int LONGEST = 19;
    /**
     * Numbers in smaller groups, except for the last group, are treated as a list. Every tenth list has a valid check
     * digit.
     */
    private static final int SMALLEST_GROUP = 4;

    private static final Pattern GROUPS =
            Pattern.compile("(?<![\\p{L}\\p{N}])[0-9]++(?:[ \u00a0.\u2010-\u2013-][0-9]++){0,40}(?![\\p{L}\\p{N}])");
    private static final Pattern GROUP = Pattern.compile("[0-9]+");
    private static final CreditCardValidator BRANDS = new CreditCardValidator(CreditCardValidator.AMEX
            + CreditCardValidator.VISA
            + CreditCardValidator.MASTERCARD
            + CreditCardValidator.DISCOVER
            + CreditCardValidator.DINERS);

    /** JCB and UnionPay, which the validator lacks. */
    private static final CreditCardValidator OTHER_BRANDS = new CreditCardValidator(
            new CreditCardRange[] {new CreditCardRange("3528", "3589", 16, 19), new CreditCardRange("62", "62", 16, 19)
            });

    private CardFinder() {}

    static void find(CharSequence text, List<PiiItem> found) {
        Matcher run = GROUPS.matcher(text);
        while (run.find()) {
            if (run.end() - run.start() >= SHORTEST) {
                find(text, groups(run), found);
            }
        }
    }

    private static List<TextSpan> groups(Matcher run) {
        List<TextSpan> groups = new ArrayList<>();
        Matcher group = GROUP.matcher(run.group());
        while (group.find()) {
            groups.add(new TextSpan(run.start() + group.start(), run.start() + group.end()));
        }
        return groups;
    }

    /**
     * Other numbers, for example an expiry date, may be adjacent. The longest sequence of groups that is a card number
     * counts.
     */
    private static void find(CharSequence text, List<TextSpan> groups, List<PiiItem> found) {
        int first = 0;
        while (first < groups.size()) {
            int taken = 1;
            StringBuilder digits = new StringBuilder();
            String card = "";
            for (int last = first; last < groups.size() && digits.length() <= LONGEST; last++) {
                digits.append(text, groups.get(last).start(), groups.get(last).end());
                if (isCard(digits)) {
                    card = digits.toString();
                    taken = last - first + 1;
                }
                if (groups.get(last).end() - groups.get(last).start() < SMALLEST_GROUP) {
                    break;
                }
            }
            if (!card.isEmpty()) {
                int end = groups.get(first + taken - 1).end();
                found.add(new PiiItem(PiiKind.CARD, groups.get(first).start(), end, card));
            }
            first += taken;
        }
    }

    private static boolean isCard(CharSequence digits) {
        return digits.length() >= SHORTEST
                && digits.length() <= LONGEST
                && (BRANDS.isValid(digits.toString()) || OTHER_BRANDS.isValid(digits.toString()));
    }
}
