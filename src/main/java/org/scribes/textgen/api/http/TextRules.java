package org.scribes.textgen.api.http;

import static org.scribes.textgen.domain.GenerationException.invalidParameter;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.scribes.textgen.domain.Passage;

/**
 * What every text from outside must be before it goes on. Each method names the field that breaks its rule. Prompts and
 * passages that a model reads are cleaned by the service; what is not, must be text as it comes.
 */
public final class TextRules {
    private TextRules() {}

    /** A text that must be given; it may be blank, and may hold what is cleaned away later. */
    public static String given(@Nullable String value, String field) {
        if (value == null) {
            throw invalidParameter(field, "must be given");
        }
        return value;
    }

    /** A text that must be given; it may be blank. */
    public static String required(@Nullable String value, String field) {
        String text = given(value, field);
        requireWellFormed(text, field);
        return text;
    }

    /** A text that must be given and hold more than white space. */
    public static String notBlank(@Nullable String value, String field, int maxLength) {
        String text = required(value, field);
        if (text.isBlank()) {
            throw invalidParameter(field, "must not be blank");
        }
        requireLength(text, maxLength, field);
        return text;
    }

    /** A text that may be left out. */
    public static Optional<String> optional(@Nullable String value, String field, int maxLength) {
        if (value != null) {
            requireWellFormed(value, field);
            requireLength(value, maxLength, field);
        }
        return Optional.ofNullable(value);
    }

    /** A text that may be left out, and may hold what is cleaned away later. */
    public static Optional<String> optionalGiven(@Nullable String value, String field, int maxLength) {
        if (value != null) {
            requireLength(value, maxLength, field);
        }
        return Optional.ofNullable(value);
    }

    /** As it must be where it is not cleaned. */
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

    /** JSON can write what is no text: half of a surrogate pair; and U+0000, at which native libraries stop reading. */
    private static void requireWellFormed(String text, String field) {
        int next;
        for (int at = 0; at < text.length(); at = next) {
            int character = text.codePointAt(at);
            next = at + Character.charCount(character);
            if (character == 0) {
                throw invalidParameter(field, "must not hold the character U+0000");
            }
            if (character >= Character.MIN_SURROGATE && character <= Character.MAX_SURROGATE) {
                throw invalidParameter(field, "must not hold half of a surrogate pair");
            }
        }
    }
}
