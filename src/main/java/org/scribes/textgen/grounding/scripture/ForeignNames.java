package org.scribes.textgen.grounding.scripture;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Names of several words in a language, indexed by their last word. */
final class ForeignNames {
    private static final int LONGEST_WORD = 24;

    private final Map<String, List<Phrase>> byLast = new HashMap<>();

    private record Phrase(List<String> words, BookName name) {}

    private final ReferenceLanguage language;

    ForeignNames(ReferenceLanguage language) {
        this.language = language;
    }

    void add(List<String> words, BookName name) {
        List<String> folded = words.stream().map(language::folded).toList();
        byLast.computeIfAbsent(folded.get(folded.size() - 1), last -> new ArrayList<>())
                .add(new Phrase(folded, name));
    }

    /** Whether a name ends with {@code word}. */
    boolean mayEndWith(String word) {
        return byLast.containsKey(language.folded(word));
    }

    /** The longest name that ends with {@code word} at {@code start}. */
    Optional<LongNames.Found> endingWith(String word, ScannedText text, int start, int floor) {
        LongNames.Found longest = null;
        for (Phrase phrase : byLast.getOrDefault(language.folded(word), List.of())) {
            int begin = begin(phrase, text, start, floor);
            if (begin < start && (longest == null || begin < longest.start())) {
                longest = new LongNames.Found(begin, phrase.name);
            }
        }
        return Optional.ofNullable(longest);
    }

    /** The start of the phrase whose last word starts at {@code start}; {@code start} if it does not match. */
    private int begin(Phrase phrase, ScannedText text, int start, int floor) {
        int at = start;
        for (int i = phrase.words.size() - 2; i >= 0; i--) {
            int end = at;
            while (end > floor && at - end < 3 && " .".indexOf(text.at(end - 1)) >= 0) {
                end--;
            }
            int begin = end;
            while (begin > floor && end - begin < LONGEST_WORD && text.isLetter(begin - 1)) {
                begin--;
            }
            if (end == at || !language.folded(text.lower(begin, end)).equals(phrase.words.get(i))) {
                return start;
            }
            at = begin;
        }
        return at;
    }
}
