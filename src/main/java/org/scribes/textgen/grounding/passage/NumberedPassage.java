package org.scribes.textgen.grounding.passage;

import java.util.Optional;
import org.scribes.textgen.domain.Passage;

/**
 * A passage with the number that markers use.
 *
 * @param number the number in the request or the prompt; {@link #NONE} where passages have no numbers
 */
public record NumberedPassage(int number, Passage passage) {
    public static final int NONE = 0;

    /** The passage's reference, else its source; never blank. */
    public Optional<String> title() {
        return passage.reference()
                .filter(words -> !words.isBlank())
                .or(passage::source)
                .map(String::strip)
                .filter(words -> !words.isEmpty());
    }

    /** The passage's text; never blank. */
    public String text() {
        return passage.text();
    }

    /** The name that an answer uses for it. */
    public String label() {
        return title().orElse("Passage " + number);
    }

    /** Omits the text: a server that traces prints the arguments of its calls. */
    @Override
    public String toString() {
        return "NumberedPassage[" + number + ", " + text().length() + " characters]";
    }
}
