package org.scribes.textgen.guard;

import java.util.List;
import org.scribes.textgen.domain.LowerCase;

/**
 * Finds e-mail addresses. Unlike {@code EmailValidator}, which has a fixed list of top-level domains, it accepts any
 * top-level domain.
 */
final class EmailFinder {
    /** The maximum length of the local part, by RFC 5321. */
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

    /** The start of an address that is incomplete at the end of {@code text}; else the end of the text. */
    static int unfinished(CharSequence text, int from) {
        int at = text.length();
        while (at > from && isDomain(text.charAt(at - 1))) {
            at--;
        }
        boolean open = at > from && text.charAt(at - 1) == '@';
        int start = open ? local(text, at - 1, from) : text.length();
        return start < at - 1 ? start : text.length();
    }

    /** The start of the local part, without surrounding punctuation. */
    private static int local(CharSequence text, int at, int from) {
        int start = at;
        int lowerBound = Math.max(from, at - LONGEST_LOCAL);
        while (start > lowerBound && isLocal(text.charAt(start - 1))) {
            start--;
        }
        while (start < at && !Character.isLetterOrDigit(text.charAt(start))) {
            start++;
        }
        return start;
    }

    /**
     * The end of the domain that starts at {@code from}; 0 if there is none. A domain has at least two labels, and its
     * last label starts with a letter. It may be followed by punctuation, a sentence or a footnote number.
     */
    private static int domain(CharSequence text, int from) {
        int found = 0;
        int label = from;
        int end = from; // after the last letter or digit
        for (int at = from; at <= text.length(); at++) {
            boolean continues = at < text.length() && isDomain(text.charAt(at));
            if (!continues || text.charAt(at) == '.') {
                if (label > from + 1 && end - label >= SHORTEST_TOP && Character.isLetter(text.charAt(label))) {
                    found = end;
                }
                label = at + 1;
            } else if (Character.isLetterOrDigit(text.charAt(at))) {
                end = at + 1;
            }
            if (!continues) {
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
