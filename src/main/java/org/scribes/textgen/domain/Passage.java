package org.scribes.textgen.domain;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A text that an answer may quote.
 *
 * @param id the id that citations use, unique in the request
 * @param text the wording
 * @param reference the Bible reference of the text, for example {@code John 3:16}
 * @param source the document it comes from, for example {@code sermon 12}
 * @param url where a reader finds it, an absolute {@code http} or {@code https} address
 */
public record Passage(
        String id, String text, Optional<String> reference, Optional<String> source, Optional<String> url) {
    /** The longest {@link #url}, in characters. */
    public static final int MAX_URL = 2048;

    /** The maximum number in a request or a prompt. */
    public static final int MOST = 100;

    public Passage {
        if (id.isBlank()) {
            throw GenerationException.invalidParameter("passages.id", "must not be blank");
        }
        if (text.isBlank()) {
            throw GenerationException.invalidParameter("passages.text", "must not be blank");
        }
        if (url.isPresent() && !isWebAddress(url.get())) {
            throw GenerationException.invalidParameter(
                    "passages.url", "must be an absolute http or https address of at most " + MAX_URL + " characters");
        }
    }

    /** A passage without an address. */
    public Passage(String id, String text, Optional<String> reference, Optional<String> source) {
        this(id, text, reference, source, Optional.empty());
    }

    /** Clients make it a link, so no other scheme may pass. */
    private static boolean isWebAddress(String url) {
        String lower = LowerCase.of(url);
        int host = lower.startsWith("https://") ? "https://".length() : "http://".length();
        return (lower.startsWith("http://") || lower.startsWith("https://"))
                && url.length() > host
                && url.length() <= MAX_URL
                && "/?#".indexOf(url.charAt(host)) < 0
                && url.chars()
                        .allMatch(character ->
                                character > ' ' && character < 0x7f && "\"<>\\^`{|}".indexOf(character) < 0);
    }

    /**
     * Refuses passages with duplicate ids.
     *
     * @throws GenerationException INVALID_PARAMETER if two passages have the same id
     */
    public static void requireUniqueIds(List<Passage> passages) {
        Set<String> ids = new HashSet<>();
        for (Passage passage : passages) {
            if (!ids.add(passage.id())) {
                throw GenerationException.invalidParameter("passages.id", "must be unique in a request");
            }
        }
    }

    /** Omits the text, since server traces print method arguments. */
    @Override
    public String toString() {
        return "Passage[" + text.length() + " characters]";
    }
}
