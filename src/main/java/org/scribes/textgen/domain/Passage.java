package org.scribes.textgen.domain;

import java.util.Optional;

/**
 * A text that an answer may quote.
 *
 * @param id how citations name it, unique in its request
 * @param text the wording
 * @param reference where the wording stands, such as {@code John 3:16}
 * @param source what it was taken from, such as {@code sermon 12}
 */
public record Passage(String id, String text, Optional<String> reference, Optional<String> source) {
    public Passage {
        if (id.isBlank()) {
            throw GenerationException.invalidParameter("passages.id", "must not be blank");
        }
        if (text.isBlank()) {
            throw GenerationException.invalidParameter("passages.text", "must not be blank");
        }
    }

    /** Without its text: a server that traces prints the arguments of its calls. */
    @Override
    public String toString() {
        return "Passage[" + text.length() + " characters]";
    }
}
