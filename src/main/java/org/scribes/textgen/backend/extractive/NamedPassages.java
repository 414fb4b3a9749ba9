package org.scribes.textgen.backend.extractive;

import java.util.List;
import java.util.regex.Pattern;
import org.scribes.textgen.grounding.NumberedPassage;
import org.scribes.textgen.grounding.Reference;
import org.scribes.textgen.grounding.ReferenceFinder;
import org.scribes.textgen.grounding.scripture.ScriptureReferences;

/** The passages that a question asks for by their reference. */
final class NamedPassages {
    /** More than a question or a title means in earnest. */
    private static final int MOST = 32;

    private static final ReferenceFinder REFERENCES = new ScriptureReferences();
    /** Book, chapter and verse in OSIS. */
    private static final Pattern VERSE = Pattern.compile("\\w+\\.\\d+\\.\\d+");

    private final List<Reference> asked;
    private final List<NumberedPassage> found;

    NamedPassages(String question, List<NumberedPassage> passages) {
        this.asked = references(question);
        this.found = asked.isEmpty()
                ? List.of()
                : passages.stream().filter(this::isAskedFor).toList();
    }

    /** Those that are there, in the order of the passages. */
    List<NumberedPassage> found() {
        return found;
    }

    /** Whether the question asks for a verse that is not there. */
    boolean verseMissing() {
        return found.isEmpty()
                && asked.stream()
                        .anyMatch(reference -> VERSE.matcher(reference.name()).find());
    }

    private boolean isAskedFor(NumberedPassage passage) {
        List<Reference> titles = references(passage.title().orElse(""));
        return asked.stream().anyMatch(reference -> titles.stream().anyMatch(reference::meets));
    }

    /** The references in {@code text}; of very many the first. */
    private static List<Reference> references(String text) {
        return REFERENCES.find(text).stream().limit(MOST).toList();
    }
}
