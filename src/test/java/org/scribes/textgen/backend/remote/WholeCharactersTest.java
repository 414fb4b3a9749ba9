package org.scribes.textgen.backend.remote;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class WholeCharactersTest {
    private final WholeCharacters characters = new WholeCharacters();

    @Test
    void halfACharacter_waitsForTheOther() {
        assertThat(characters.add("a\ud83d")).isEqualTo("a");
        assertThat(characters.add("")).isEmpty();
        assertThat(characters.add("\ude00b")).isEqualTo("\ud83d\ude00b");
        assertThat(characters.finish()).isEmpty();
    }

    @Test
    void halfThatStaysAlone_isReplaced() {
        assertThat(characters.add("\ude00a\ud83d")).isEqualTo("\uFFFDa");
        assertThat(characters.add("b\ud83d")).isEqualTo("\uFFFDb");
        assertThat(characters.add("\ud83d")).isEqualTo("\uFFFD");
        assertThat(characters.finish()).isEqualTo("\uFFFD");
        assertThat(characters.finish()).isEmpty();
    }

    @Property
    void wholeText_isKeptHoweverItIsCut(@ForAll("texts") String text, @ForAll("places") List<Integer> places) {
        StringBuilder shown = new StringBuilder();
        int from = 0;
        for (int place : places) {
            int to = Math.min(text.length(), from + place);
            shown.append(wholeOf(characters.add(text.substring(from, to))));
            from = to;
        }
        shown.append(wholeOf(characters.add(text.substring(from)))).append(wholeOf(characters.finish()));

        assertThat(shown).hasToString(text);
    }

    @Property
    void brokenText_isShownWithoutHalfCharacters(@ForAll("halves") List<String> pieces) {
        pieces.forEach(piece -> wholeOf(characters.add(piece)));
        wholeOf(characters.finish());
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.of("a", "é", "\u05D0", "\ud83d\ude00", "\ud83c\udf4e", "\uFFFD")
                .list()
                .ofMaxSize(20)
                .map(parts -> String.join("", parts));
    }

    @Provide
    Arbitrary<List<Integer>> places() {
        return Arbitraries.integers().between(0, 5).list().ofMaxSize(12);
    }

    @Provide
    Arbitrary<List<String>> halves() {
        return Arbitraries.strings()
                .withChars('a', '\ud83d', '\ude00', '\ud800', '\udfff')
                .ofMaxLength(4)
                .list()
                .ofMaxSize(8);
    }

    private static String wholeOf(String text) {
        assertThat(text.codePoints())
                .noneMatch(point -> point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE);
        return text;
    }
}
