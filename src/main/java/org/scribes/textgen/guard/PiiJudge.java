package org.scribes.textgen.guard;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/** Decides which personal data in a text must be masked. */
final class PiiJudge {
    /** The characters before a number that decide whether it belongs to a reference. */
    static final int CONTEXT = 200;

    private final PiiFinder finder;
    private final Function<CharSequence, List<TextSpan>> references;
    private final Predicate<PiiItem> allowed;

    /**
     * @param references finds references to a work, for example the Bible; their numbers are not masked
     * @param allowed whether an item may be shown
     */
    PiiJudge(PiiFinder finder, Function<CharSequence, List<TextSpan>> references, Predicate<PiiItem> allowed) {
        this.finder = finder;
        this.references = references;
        this.allowed = allowed;
    }

    /**
     * The items to mask in {@code text} from {@code shown} to {@code end}, in order.
     *
     * @param run where the search starts, possibly before {@code shown}
     */
    List<PiiItem> judge(CharSequence text, int run, int shown, int end) {
        if (!mayHold(text, run, end)) {
            return List.of();
        }
        CharSequence all = text.subSequence(0, end);
        List<PiiItem> masked = new ArrayList<>();
        for (PiiItem item : finder.find(all.subSequence(run, end))) {
            PiiItem here = item.moved(run);
            if (here.end() > shown && !allowed.test(here) && !isReference(all, here, shown)) {
                masked.add(here.from(shown));
            }
        }
        return masked;
    }

    /** The items to mask in a text whose last word is incomplete. An incomplete address counts as an address. */
    List<PiiItem> unfinished(CharSequence text, int run, int shown) {
        List<PiiItem> masked = new ArrayList<>(judge(text, run, shown, text.length()));
        int open = EmailFinder.unfinished(text, shown);
        if (open < text.length()) {
            masked.removeIf(item -> item.overlaps(open, text.length()));
            masked.add(new PiiItem(PiiKind.EMAIL, open, text.length(), ""));
        }
        return masked;
    }

    /** A cheap pre-check for an at sign or enough digits. */
    private static boolean mayHold(CharSequence text, int from, int end) {
        int digits = 0;
        for (int at = from; at < end; at++) {
            if (text.charAt(at) == '@') {
                return true;
            }
            digits += Character.isDigit(text.charAt(at)) ? 1 : 0;
        }
        return digits >= PhoneFinder.FEWEST_DIGITS;
    }

    /** Whether the item lies within a reference. An item that only overlaps one does not. */
    private boolean isReference(CharSequence text, PiiItem item, int shown) {
        if (item.kind() == PiiKind.EMAIL || item.kind() == PiiKind.IBAN) {
            return false;
        }
        int from = Math.max(0, Math.max(item.start(), shown) - CONTEXT);
        PiiItem within = item.moved(-from);
        return references.apply(text.subSequence(from, text.length())).stream()
                .anyMatch(reference -> reference.holds(within));
    }
}
