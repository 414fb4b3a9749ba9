package org.scribes.textgen.backend.extractive;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import org.scribes.textgen.grounding.NumberedPassage;

/** The passages that a question asks for by their reference. */
final class NamedPassages {
    private final List<VerseReference> asked;
    private final List<NumberedPassage> found;

    NamedPassages(String question, List<NumberedPassage> passages) {
        this.asked = VerseReference.in(question);
        this.found = asked.isEmpty() ? List.of() : find(passages);
    }

    /** Those that are there, in the order of the passages. */
    List<NumberedPassage> found() {
        return found;
    }

    /** Whether the question asks for a verse that is not there. */
    boolean verseMissing() {
        return found.isEmpty() && asked.stream().anyMatch(reference -> !reference.wholeChapter());
    }

    private List<NumberedPassage> find(List<NumberedPassage> passages) {
        Map<NumberedPassage, List<VerseReference>> references = new HashMap<>();
        for (NumberedPassage passage : passages) {
            references.put(passage, VerseReference.in(passage.title().orElse("")));
        }
        Set<NumberedPassage> named = new HashSet<>();
        for (VerseReference reference : asked) {
            if (!addAll(named, references, reference, VerseReference::meets)) {
                addAll(named, references, reference, VerseReference::meetsAbbreviated);
            }
        }
        return passages.stream().filter(named::contains).toList();
    }

    private static boolean addAll(
            Set<NumberedPassage> named,
            Map<NumberedPassage, List<VerseReference>> references,
            VerseReference asked,
            BiPredicate<VerseReference, VerseReference> same) {
        List<NumberedPassage> those = references.entrySet().stream()
                .filter(entry -> entry.getValue().stream().anyMatch(title -> same.test(asked, title)))
                .map(Map.Entry::getKey)
                .toList();
        named.addAll(those);
        return !those.isEmpty();
    }
}
