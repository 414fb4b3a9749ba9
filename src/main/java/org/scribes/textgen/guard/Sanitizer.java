package org.scribes.textgen.guard;

import java.util.List;
import org.scribes.textgen.domain.LoneSurrogates;

/**
 * Sanitizes the texts of one request and counts the changes:
 * <ul>
 * <li>CR LF, CR, VT, FF and NEL become newlines, and more than two newlines become two;
 * <li>other control characters except the tab are removed;
 * <li>direction overrides and invisible characters are removed: see {@link CharacterClasses};
 * <li>joiners stay where a script or an emoji needs them, and one variation selector after each character that has
 * variants;
 * <li>an unpaired surrogate becomes U+FFFD;
 * <li>the text is normalized to NFC: see {@link UnicodeNormalization}.
 * </ul>
 *
 * Nothing else changes. Sanitizing is idempotent. For one request and one thread.
 */
public final class Sanitizer {
    /** More passes than any text needs. A second pass changes texts with many combining marks, a third hardly any. */
    private static final int MAX_PASSES = 4;

    private final SanitizationReport changes = new SanitizationReport();

    /**
     * Sanitizes {@code text}.
     *
     * @return the same object if nothing changes
     */
    public String clean(String text) {
        String before = text;
        String after = cleanOnce(text);
        // removed characters may have separated others that now combine
        for (int passes = 1; passes < MAX_PASSES && !after.equals(before); passes++) {
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

    /** Sanitizes a raw prompt, which must reach the model unchanged: only NUL and unpaired surrogates are changed. */
    public String cleanRaw(String text) {
        StringBuilder clean = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            if (c == 0) {
                changes.count(Sanitization.CONTROL);
            } else if (LoneSurrogates.isOne(c)) {
                changes.count(Sanitization.HALF);
                clean.append(SanitizedText.REPLACEMENT);
            } else {
                clean.appendCodePoint(c);
            }
        });
        return text.contentEquals(clean) ? text : clean.toString();
    }

    /** Warnings for the client, one for each kind of change so far. */
    public List<String> warnings() {
        return changes.warnings();
    }

    /** Whether the text is ASCII that needs no change, as most texts are. */
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
