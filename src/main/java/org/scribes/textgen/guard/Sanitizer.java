package org.scribes.textgen.guard;

import java.util.List;

/**
 * Cleans the texts of one request, and counts what it changes:
 *
 * <ul>
 *   <li>CR LF, CR, VT, FF and NEL become newlines, and three or more newlines two;
 *   <li>other control characters but the tab go;
 *   <li>what overrides the direction of text goes, and what is never seen: see {@link CharacterClasses};
 *   <li>joiners stay where a script or an emoji needs them, variation selectors one after each character that can vary;
 *   <li>a half of a surrogate pair becomes U+FFFD;
 *   <li>the text gets Unicode's normal form NFC: see {@link UnicodeNormalization}.
 * </ul>
 *
 * Nothing else is changed. To clean a text twice is to clean it once. For one request and one thread.
 */
public final class Sanitizer {
    /** More than any text needs: the second changes something where marks are piled up, the third hardly ever. */
    private static final int MOST_PASSES = 4;

    private final SanitizationReport changes = new SanitizationReport();

    /** {@code text} as it may go on; the same object if nothing is to be changed. */
    public String clean(String text) {
        String before = text;
        String after = cleanOnce(text);
        // What was taken out may have parted what now belongs together
        for (int passes = 1; passes < MOST_PASSES && !after.equals(before); passes++) {
            before = after;
            after = cleanOnce(before);
        }
        return after;
    }

    private String cleanOnce(String text) {
        if (isPlain(text)) {
            return text;
        }
        String normal = UnicodeNormalization.of(text);
        String stripped = new SanitizedText(normal, changes).text();
        String result = stripped.equals(normal) ? normal : UnicodeNormalization.of(stripped);
        if (!normal.equals(text) || !result.equals(stripped)) {
            changes.count(Sanitization.NORMAL_FORM);
        }
        return result.equals(text) ? text : result;
    }

    /** As {@link #clean}, for a text that is to reach the model as it is: only what is no text at all is changed. */
    public String cleanRaw(String text) {
        StringBuilder clean = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            if (c == 0) {
                changes.count(Sanitization.CONTROL);
            } else if (SanitizedText.isHalf(c)) {
                changes.count(Sanitization.HALF);
                clean.append(SanitizedText.REPLACEMENT);
            } else {
                clean.appendCodePoint(c);
            }
        });
        return text.contentEquals(clean) ? text : clean.toString();
    }

    /** What was changed so far: one sentence a kind, fit to show a user. */
    public List<String> warnings() {
        return changes.told();
    }

    /** Whether it is ASCII without anything to change, as most texts are. */
    private static boolean isPlain(String text) {
        int newlines = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            newlines = c == '\n' ? newlines + 1 : 0;
            if (c > '~' || (c < ' ' && c != '\n' && c != '\t') || newlines > 2) {
                return false;
            }
        }
        return true;
    }
}
