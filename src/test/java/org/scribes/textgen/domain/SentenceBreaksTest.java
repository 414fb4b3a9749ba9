package org.scribes.textgen.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class SentenceBreaksTest {
    @Property(tries = 200)
    void of_anyText_equalsTheJdkResult(@ForAll("texts") String text) {
        assertThat(SentenceBreaks.of(text)).containsExactly(byJdk(text));
    }

    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> words = Arbitraries.of(
                "Lord", "the", "shepherd", "I", "a", "Selah", "42", "3:16", "e.g.", "(see", "John)", "\"I", "am\"");
        Arbitrary<String> ends =
                Arbitraries.of(" ", " ", " ", " ", " ", ", ", ". ", ".  ", "! ", "? ", ".\n", ".) ", ".\" ");
        return words.flatMap(word -> ends.map(end -> word + end))
                .list()
                .ofMaxSize(400)
                .map(parts -> String.join("", parts));
    }

    @Test
    void sentenceLongerThanAWindow_isOneSentence() {
        String sentence = "and he begat sons, ".repeat(100) + "and died. ";

        assertThat(SentenceBreaks.of(sentence + "Then"))
                .containsExactly(sentence.length(), sentence.length() + "Then".length());
    }

    @Test
    void emptyText_hasNoBreaks() {
        assertThat(SentenceBreaks.of("")).isEmpty();
    }

    private static int[] byJdk(String text) {
        BreakIterator sentences = BreakIterator.getSentenceInstance(Locale.ROOT);
        sentences.setText(text);
        List<Integer> ends = new ArrayList<>();
        for (int end = sentences.next(); end != BreakIterator.DONE; end = sentences.next()) {
            ends.add(end);
        }
        return ends.stream().mapToInt(Integer::intValue).toArray();
    }
}
