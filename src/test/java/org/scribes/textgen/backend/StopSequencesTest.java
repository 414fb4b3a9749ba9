package org.scribes.textgen.backend;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class StopSequencesTest {
    @Test
    void noStops_passesEverythingAtOnce() {
        StopSequences stops = new StopSequences(List.of());
        assertThat(stops.add("anything")).isEqualTo("anything");
        assertThat(stops.finish()).isEmpty();
        assertThat(stops.found()).isFalse();
    }

    @Test
    void stopInOnePiece_endsTheAnswerBeforeIt() {
        StopSequences stops = new StopSequences(List.of("\n\n"));
        assertThat(stops.add("Amen.\n\nNext")).isEqualTo("Amen.");
        assertThat(stops.found()).isTrue();
        assertThat(stops.add("more")).isEmpty();
        assertThat(stops.finish()).isEmpty();
    }

    @Test
    void stopAcrossPieces_isNeverReleased() {
        StopSequences stops = new StopSequences(List.of("END"));
        assertThat(stops.add("the E")).isEqualTo("the ");
        assertThat(stops.add("N")).isEmpty();
        assertThat(stops.found()).isFalse();
        assertThat(stops.add("D of")).isEmpty();
        assertThat(stops.found()).isTrue();
    }

    @Test
    void partialStop_isReleasedOnceItDiffers() {
        StopSequences stops = new StopSequences(List.of("END"));
        assertThat(stops.add("EN")).isEmpty();
        assertThat(stops.add("EN")).isEqualTo("EN");
        assertThat(stops.add("T")).isEqualTo("ENT");
    }

    @Test
    void heldText_isReleasedAtTheEnd() {
        StopSequences stops = new StopSequences(List.of("END"));
        assertThat(stops.add("the EN")).isEqualTo("the ");
        assertThat(stops.finish()).isEqualTo("EN");
        assertThat(stops.found()).isFalse();
    }

    @Test
    void severalStops_firstCompleteThenLongest_counts() {
        assertThat(new StopSequences(List.of("abcd", "c")).add("xabcd")).isEqualTo("xab");
        assertThat(new StopSequences(List.of("c", "abc")).add("xabcd")).isEqualTo("x");
    }

    @Test
    void stopStartingWithLowSurrogate_splitsNoCharacter() {
        StopSequences stops = new StopSequences(List.of("\ude00"));
        assertThat(stops.add("a\ud83d\ude00b")).isEqualTo("a\ud83d\ude00b");
    }

    @Test
    void hostileRepetition_takesLinearTime() {
        StopSequences stops = new StopSequences(List.of("a".repeat(255) + "b", "a".repeat(128) + "c"));
        StringBuilder shown = new StringBuilder();
        for (int i = 0; i < 200_000; i++) {
            shown.append(stops.add("a"));
        }
        assertThat(shown.append(stops.finish())).hasSize(200_000);
    }

    @Property(tries = 2000)
    void anyPieces_giveTheResultOfAPlainSearch(
            @ForAll("texts") String text, @ForAll("stops") List<String> stops, @ForAll("sizes") List<Integer> sizes) {
        StopSequences sequences = new StopSequences(stops);
        StringBuilder shown = new StringBuilder();
        int begin = 0;
        for (int i = 0; begin < text.length(); i++) {
            int end = Math.min(text.length(), begin + sizes.get(i % sizes.size()));
            shown.append(sequences.add(text.substring(begin, end)));
            begin = end;
        }
        shown.append(sequences.finish());
        String expected = plainSearch(text, stops);
        assertThat(shown).hasToString(expected);
        assertThat(sequences.found()).isEqualTo(stops.stream().anyMatch(text::contains));
    }

    @Property(tries = 500)
    void heldText_isAlwaysAPrefixOfAStop(@ForAll("texts") String text, @ForAll("stops") List<String> stops) {
        StopSequences sequences = new StopSequences(stops);
        String shown = sequences.add(text);
        if (!sequences.found()) {
            String held = text.substring(shown.length());
            assertThat(stops).anyMatch(stop -> stop.startsWith(held));
        }
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.strings().withChars('a', 'b', 'c').ofMaxLength(60);
    }

    @Provide
    Arbitrary<List<String>> stops() {
        return Arbitraries.strings()
                .withChars('a', 'b', 'c')
                .ofMinLength(1)
                .ofMaxLength(6)
                .list()
                .ofMinSize(1)
                .ofMaxSize(4);
    }

    @Provide
    Arbitrary<List<Integer>> sizes() {
        return Arbitraries.integers().between(1, 5).list().ofMinSize(1).ofMaxSize(8);
    }

    private static String plainSearch(String text, List<String> stops) {
        int begin = text.length();
        int end = Integer.MAX_VALUE;
        for (String stop : stops) {
            int at = text.indexOf(stop);
            if (at >= 0 && (at + stop.length() < end || (at + stop.length() == end && at < begin))) {
                begin = at;
                end = at + stop.length();
            }
        }
        return text.substring(0, begin);
    }
}
