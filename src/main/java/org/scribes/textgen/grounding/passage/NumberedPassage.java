package org.scribes.textgen.grounding.passage;

import java.util.Optional;
import org.scribes.textgen.domain.Passage;

/**
 * A passage as an answer's markers count it.
 *
 * @param number its number in the request or the prompt; {@link #NONE} where passages are not numbered
 */
public record NumberedPassage(int number, Passage passage) {
    public static final int NONE = 0;

    /** What it is called: its reference, else its source; never blank. */
    public Optional<String> title() {
        return passage.reference()
                .filter(words -> !words.isBlank())
                .or(passage::source)
                .map(String::strip)
                .filter(words -> !words.isEmpty());
    }

    /** The wording; never blank. */
    public String text() {
        return passage.text();
    }

    /** What an answer calls it. */
    public String label() {
        return title().orElse("Passage " + number);
    }

    /** Without its text: a server that traces prints the arguments of its calls. */
    @Override
    public String toString() {
        return "NumberedPassage[" + number + ", " + text().length() + " characters]";
    }
}
