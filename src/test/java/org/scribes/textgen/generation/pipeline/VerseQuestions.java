package org.scribes.textgen.generation.pipeline;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.scribes.textgen.domain.Passage;
import org.scribes.textgen.grounding.scripture.Verses;
import org.scribes.textgen.grounding.store.TestingCanon;

/**
 * Questions for the embedded model with four verses as passages. Such combinations of verses are new to the model, since
 * there are 10^16 of them. Half of the questions ask for a reference, half for a word that only one of the verses has.
 */
final class VerseQuestions {
    private static final List<String> FOR_REFERENCE =
            List.of("What does %s say?", "Quote %s.", "Please read %s.", "What is written in %s?");
    private static final List<String> FOR_WORD = List.of(
            "What does Scripture say about %s?",
            "What does the Bible teach about %s?",
            "What do these passages say about %s?",
            "Which passage speaks of %s?",
            "Where is %s mentioned?");

    private static final int PASSAGES = 4;
    private static final int FEWEST_WORDS = 8;
    private static final int MOST_WORDS = 30;
    private static final int LONG_WORD = 5;

    private final List<Integer> verses;
    private final Random random;

    /** @param asked the id of the passage that answers */
    record VerseQuestion(String text, List<Passage> passages, String asked, boolean byReference) {
        String verse() {
            return passages.stream()
                    .filter(passage -> passage.id().equals(asked))
                    .findFirst()
                    .orElseThrow()
                    .text();
        }
    }

    VerseQuestions(long seed) {
        this.random = new Random(seed);
        this.verses = TestingCanon.web().entrySet().stream()
                .filter(verse -> {
                    int words = verse.getValue().split(" ", -1).length;
                    return words >= FEWEST_WORDS && words <= MOST_WORDS;
                })
                .map(Map.Entry::getKey)
                .toList();
    }

    List<VerseQuestion> next(int count) {
        return IntStream.range(0, count).mapToObj(index -> next(index % 2 == 0)).toList();
    }

    private VerseQuestion next(boolean byReference) {
        List<Passage> passages = new ArrayList<>();
        for (int number = 1; number <= PASSAGES; number++) {
            int verse = verses.get(random.nextInt(verses.size()));
            passages.add(new Passage(
                    String.valueOf(number),
                    Objects.requireNonNull(TestingCanon.web().get(verse)),
                    Optional.of(
                            Verses.book(verse).englishName() + " " + Verses.chapter(verse) + ":" + Verses.verse(verse)),
                    Optional.empty()));
        }
        Passage asked = passages.get(random.nextInt(PASSAGES));
        Optional<String> topic = byReference ? asked.reference() : word(asked, passages);
        if (topic.isEmpty()) {
            return next(byReference);
        }
        List<String> forms = byReference ? FOR_REFERENCE : FOR_WORD;
        String text = String.format(forms.get(random.nextInt(forms.size())), topic.orElseThrow());
        return new VerseQuestion(text, passages, asked.id(), byReference);
    }

    /** A long word of {@code asked} that no other passage has. */
    private static Optional<String> word(Passage asked, List<Passage> passages) {
        return List.of(asked.text().toLowerCase(Locale.ROOT).split("[^a-z]+", -1)).stream()
                .filter(word -> word.length() >= LONG_WORD)
                .filter(word -> passages.stream()
                                .filter(other ->
                                        other.text().toLowerCase(Locale.ROOT).contains(word))
                                .count()
                        == 1)
                .findFirst();
    }
}
