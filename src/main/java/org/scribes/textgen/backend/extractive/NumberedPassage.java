package org.scribes.textgen.backend.extractive;

import java.util.Optional;
import org.scribes.textgen.domain.Passage;

/**
 * A text that may be quoted.
 *
 * @param number its number in the request or the prompt, as the answer's marker gives it
 * @param title its reference, else its source; never blank
 * @param text the wording; never blank
 */
record NumberedPassage(int number, Optional<String> title, String text) {
    NumberedPassage {
        title = title.map(String::strip).filter(words -> !words.isEmpty());
    }

    static NumberedPassage of(int number, Passage passage) {
        Optional<String> reference = passage.reference().filter(words -> !words.isBlank());
        return new NumberedPassage(number, reference.or(passage::source), passage.text());
    }

    /** What the answer calls it. */
    String label() {
        return title.orElse("Passage " + number);
    }

    /** Without its text: a server that traces prints the arguments of its calls. */
    @Override
    public String toString() {
        return "NumberedPassage[" + number + ", " + text.length() + " characters]";
    }
}
