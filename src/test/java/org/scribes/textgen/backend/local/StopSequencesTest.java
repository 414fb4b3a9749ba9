package org.scribes.textgen.backend.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class StopSequencesTest {
    /** Two letters make overlaps and false beginnings common. */
    @Provide
    Arbitrary<String> text() {
        return Arbitraries.strings().withChars("ab").ofMaxLength(40);
    }

    @Provide
    Arbitrary<List<String>> stops() {
        return Arbitraries.strings()
                .withChars("ab")
                .ofMinLength(1)
                .ofMaxLength(6)
                .list()
                .ofMaxSize(4);
    }

    @Provide
    Arbitrary<List<Integer>> cuts() {
        return Arbitraries.integers().between(1, 7).list().ofMinSize(40).ofMaxSize(40);
    }

    @Property
    void append_anyPieces_endsAtTheFirstCompleteStop(
            @ForAll("text") String text, @ForAll("stops") List<String> stops, @ForAll("cuts") List<Integer> cuts) {
        StopSequences sequences = new StopSequences(stops);
        StringBuilder shown = new StringBuilder();
        int at = 0;
        for (int i = 0; at < text.length(); i++) {
            int end = Math.min(text.length(), at + cuts.get(i % cuts.size()));
            shown.append(sequences.append(text.substring(at, end)));
            at = end;
        }
        shown.append(sequences.finish());

        Optional<Integer> expected = firstComplete(text, stops);
        assertThat(sequences.stopped()).isEqualTo(expected.isPresent());
        assertThat(shown).hasToString(text.substring(0, expected.orElse(text.length())));
    }

    /** The plain way: looks at ever longer beginnings of the text for one that ends in a stop. */
    private static Optional<Integer> firstComplete(String text, List<String> stops) {
        for (int end = 1; end <= text.length(); end++) {
            String head = text.substring(0, end);
            int length = stops.stream()
                    .filter(head::endsWith)
                    .mapToInt(String::length)
                    .max()
                    .orElse(0);
            if (length > 0) {
                return Optional.of(end - length);
            }
        }
        return Optional.empty();
    }

    @Example
    void append_falseBeginning_isShownOnceThatIsClear() {
        StopSequences sequences = new StopSequences(List.of("\n\nQuestion"));

        assertThat(sequences.append("Amen.\n\nQu")).isEqualTo("Amen.");
        assertThat(sequences.append("ietly")).isEqualTo("\n\nQuietly");
    }

    @Example
    void append_noStops_showsAllAtOnce() {
        assertThat(new StopSequences(List.of()).append("abc")).isEqualTo("abc");
    }
}
