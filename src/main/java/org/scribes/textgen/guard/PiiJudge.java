package org.scribes.textgen.guard;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/** Says what of a text must not be shown. */
final class PiiJudge {
    /** So much of the text before a number tells whether it is of a reference. */
    static final int CONTEXT = 200;

    private final PiiFinder finder;
    private final Function<CharSequence, List<TextSpan>> references;
    private final Predicate<PiiItem> allowed;

    /**
     * @param references finds the references to places of a work, such as the Bible; their numbers may be shown
     * @param allowed whether one may be shown all the same
     */
    PiiJudge(PiiFinder finder, Function<CharSequence, List<TextSpan>> references, Predicate<PiiItem> allowed) {
        this.finder = finder;
        this.references = references;
        this.allowed = allowed;
    }

    /**
     * What must be masked of {@code text} from {@code shown} to {@code end}, in its order.
     *
     * @param run where to begin to look, perhaps before {@code shown}
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

    /** As above, of a text whose last word goes on: what may become an address with what comes is one. */
    List<PiiItem> unfinished(CharSequence text, int run, int shown) {
        List<PiiItem> masked = new ArrayList<>(judge(text, run, shown, text.length()));
        int open = EmailFinder.unfinished(text, shown);
        if (open < text.length()) {
            masked.removeIf(item -> item.overlaps(open, text.length()));
            masked.add(new PiiItem(PiiKind.EMAIL, open, text.length(), ""));
        }
        return masked;
    }

    /** A cheap look: an address has its sign, a number so many digits. */
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

    /** A number that only begins or ends in a reference is none of its own. */
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
