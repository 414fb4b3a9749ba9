package org.scribes.textgen.guard;

import java.util.List;
import org.scribes.textgen.domain.LowerCase;

/**
 * Finds e-mail addresses. Wider than {@code EmailValidator}, which knows the top-level domains of its day: what looks like
 * an address is one.
 */
final class EmailFinder {
    /** The longest part before the {@code @}, by RFC 5321. */
    static final int LONGEST_LOCAL = 64;

    private static final String LOCAL_SIGNS = ".!#$%&'*+^_`{|}~-";
    private static final int SHORTEST_TOP = 2;

    private EmailFinder() {}

    static void find(CharSequence text, List<PiiItem> found) {
        int from = 0;
        for (int at = 0; at < text.length(); at++) {
            if (text.charAt(at) == '@') {
                int start = local(text, at, from);
                int end = domain(text, at + 1);
                if (start < at && end > at) {
                    String key = LowerCase.of(text.subSequence(start, end).toString());
                    found.add(new PiiItem(PiiKind.EMAIL, start, end, key));
                    from = end;
                }
            }
        }
    }

    /** Where an address begins that goes on at the end of {@code text}, whatever comes; else the end. */
    static int unfinished(CharSequence text, int from) {
        int at = text.length();
        while (at > from && isDomain(text.charAt(at - 1))) {
            at--;
        }
        boolean open = at > from && text.charAt(at - 1) == '@';
        int start = open ? local(text, at - 1, from) : text.length();
        return start < at - 1 ? start : text.length();
    }

    /** Where the part before the {@code @} begins, without what stands around an address in a text. */
    private static int local(CharSequence text, int at, int from) {
        int start = at;
        int least = Math.max(from, at - LONGEST_LOCAL);
        while (start > least && isLocal(text.charAt(start - 1))) {
            start--;
        }
        while (start < at && !Character.isLetterOrDigit(text.charAt(start))) {
            start++;
        }
        return start;
    }

    /**
     * The end of the domain that begins at {@code from}: at least two labels, the last one of letters; 0 if none does. What
     * stands behind may be a sign, or a full stop and the next sentence, or a footnote's number.
     */
    private static int domain(CharSequence text, int from) {
        int found = 0;
        int label = from;
        int end = from; // after the last letter or digit
        for (int at = from; at <= text.length(); at++) {
            boolean goesOn = at < text.length() && isDomain(text.charAt(at));
            if (!goesOn || text.charAt(at) == '.') {
                if (label > from + 1 && end - label >= SHORTEST_TOP && Character.isLetter(text.charAt(label))) {
                    found = end;
                }
                label = at + 1;
            } else if (Character.isLetterOrDigit(text.charAt(at))) {
                end = at + 1;
            }
            if (!goesOn) {
                return found;
            }
        }
        return found;
    }

    private static boolean isLocal(char c) {
        return Character.isLetterOrDigit(c) || LOCAL_SIGNS.indexOf(c) >= 0;
    }

    private static boolean isDomain(char c) {
        return Character.isLetterOrDigit(c) || c == '.' || c == '-';
    }
}
