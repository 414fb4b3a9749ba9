package org.scribes.textgen.domain;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A text that an answer may quote.
 *
 * @param id how citations name it, unique in its request
 * @param text the wording
 * @param reference where the wording stands, such as {@code John 3:16}
 * @param source what it was taken from, such as {@code sermon 12}
 */
public record Passage(String id, String text, Optional<String> reference, Optional<String> source) {
    /** So many a request may have, or a prompt. */
    public static final int MOST = 100;

    public Passage {
        if (id.isBlank()) {
            throw GenerationException.invalidParameter("passages.id", "must not be blank");
        }
        if (text.isBlank()) {
            throw GenerationException.invalidParameter("passages.text", "must not be blank");
        }
    }

    /**
     * Refuses passages of which two have the same id: nobody could tell which is meant.
     *
     * @throws GenerationException INVALID_PARAMETER if there are such
     */
    public static void requireUniqueIds(List<Passage> passages) {
        Set<String> ids = new HashSet<>();
        for (Passage passage : passages) {
            if (!ids.add(passage.id())) {
                throw GenerationException.invalidParameter("passages.id", "must be unique in a request");
            }
        }
    }

    /** Without its text: a server that traces prints the arguments of its calls. */
    @Override
    public String toString() {
        return "Passage[" + text.length() + " characters]";
    }
}
