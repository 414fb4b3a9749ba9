package org.scribes.textgen.api.http;

import static org.scribes.textgen.domain.GenerationException.invalidParameter;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.scribes.textgen.domain.Passage;

/**
 * Validates texts of requests; each error names the field. Prompts and passages are sanitized later, so they may still
 * contain invalid characters. All other texts must be well formed.
 */
public final class TextRules {
    private TextRules() {}

    /** A required text, which may be blank and is sanitized later. */
    public static String given(@Nullable String value, String field) {
        if (value == null) {
            throw invalidParameter(field, "must be given");
        }
        return value;
    }

    /** A required, well-formed text, which may be blank. */
    public static String required(@Nullable String value, String field) {
        String text = given(value, field);
        requireWellFormed(text, field);
        return text;
    }

    /** A required, well-formed text that is not blank. */
    public static String notBlank(@Nullable String value, String field, int maxLength) {
        String text = required(value, field);
        if (text.isBlank()) {
            throw invalidParameter(field, "must not be blank");
        }
        requireLength(text, maxLength, field);
        return text;
    }

    /** An optional, well-formed text. */
    public static Optional<String> optional(@Nullable String value, String field, int maxLength) {
        if (value != null) {
            requireWellFormed(value, field);
            requireLength(value, maxLength, field);
        }
        return Optional.ofNullable(value);
    }

    /** An optional text, which is sanitized later. */
    public static Optional<String> optionalGiven(@Nullable String value, String field, int maxLength) {
        if (value != null) {
            requireLength(value, maxLength, field);
        }
        return Optional.ofNullable(value);
    }

    /** Requires a passage to be well formed, where passages are not sanitized. */
    public static void requireWellFormed(Passage passage, String field) {
        requireWellFormed(passage.text(), field + ".text");
        passage.reference().ifPresent(text -> requireWellFormed(text, field + ".reference"));
        passage.source().ifPresent(text -> requireWellFormed(text, field + ".source"));
    }

    public static void requireAtMost(int size, int max, String field) {
        if (size > max) {
            throw invalidParameter(field, "can hold at most " + max);
        }
    }

    private static void requireLength(String text, int maxLength, String field) {
        if (text.length() > maxLength) {
            throw invalidParameter(field, "can be at most " + maxLength + " characters long");
        }
    }

    /** Refuses lone surrogates, which JSON can express, and U+0000, at which native libraries stop reading. */
    private static void requireWellFormed(String text, String field) {
        int next;
        for (int index = 0; index < text.length(); index = next) {
            int character = text.codePointAt(index);
            next = index + Character.charCount(character);
            if (character == 0) {
                throw invalidParameter(field, "must not hold the character U+0000");
            }
            if (character >= Character.MIN_SURROGATE && character <= Character.MAX_SURROGATE) {
                throw invalidParameter(field, "must not hold half of a surrogate pair");
            }
        }
    }
}
