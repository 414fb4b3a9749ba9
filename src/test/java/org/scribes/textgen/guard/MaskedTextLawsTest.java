package org.scribes.textgen.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** Properties of masking for random texts and pieces. */
class MaskedTextLawsTest {
    private static final PiiMasker MASKER = TestingMasks.of("US");

    @Property(tries = 100)
    void anyPieces_giveTheSameText(@ForAll("texts") String text, @ForAll long seed) {
        MaskedAnswer atOnce = MASKER.begin(List.of());
        String whole = atOnce.add(text) + atOnce.finish();
        for (int longest : List.of(1, 4, 40)) {
            MaskedAnswer masked = MASKER.begin(List.of());
            StringBuilder shown = new StringBuilder();
            Random random = new Random(seed);
            for (int at = 0; at < text.length(); ) {
                int end = Math.min(text.length(), at + 1 + random.nextInt(longest));
                shown.append(masked.add(text.substring(at, end)));
                assertThat(whole).startsWith(shown);
                int waiting = text.codePointCount(0, end) - masked.read();
                assertThat(waiting).isLessThanOrEqualTo(MaskedAnswer.LONGEST_HOLD + 1);
                at = end;
            }
            shown.append(masked.finish());
            assertThat(shown).hasToString(whole);
            assertThat(masked.counts()).isEqualTo(atOnce.counts());
            assertThat(masked.read()).isEqualTo(text.codePointCount(0, text.length()));
        }
    }

    @Property(tries = 100)
    void personalDataAmongWords_isMasked(@ForAll("people") List<String> people, @ForAll("words") String words) {
        String text = words + " " + String.join(" " + words + " ", people) + " " + words;

        String shown = MASKER.masked(text, List.of());

        assertThat(people).allSatisfy(person -> assertThat(shown).doesNotContain(person));
    }

    @Provide
    Arbitrary<List<String>> people() {
        return secret().list().ofMinSize(1).ofMaxSize(3);
    }

    @Provide
    Arbitrary<String> words() {
        return Arbitraries.of("and also", "or (perhaps)", "ring", "see John 3:16, as", "🙏 pray,\nthen", "— or —");
    }

    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> pieces = Arbitraries.frequencyOf(
                Tuple.of(4, secret()),
                Tuple.of(
                        8,
                        Arbitraries.of(
                                "For God so loved the world",
                                "John 3:16-17, 20; 4:1",
                                "Ps 119:105-112",
                                "1611",
                                "701 BC",
                                "🙏",
                                "\ud83d",
                                "\udc00",
                                "日本語",
                                "@",
                                "+",
                                "(",
                                ")",
                                "ext",
                                "GB",
                                "West",
                                "1 2 3 4 5",
                                "\n",
                                "\u00a0",
                                ",",
                                ".",
                                "-",
                                "7777777777777777777777",
                                "wordwithoutanyendwordwithoutanyendwordwithoutanyendwordwithout")),
                Tuple.of(1, Arbitraries.strings().ofMaxLength(8)));
        Arbitrary<String> gaps = Arbitraries.of(" ", "", " ", "-", "  ");
        return Combinators.combine(pieces, gaps)
                .as((piece, gap) -> piece + gap)
                .list()
                .ofMaxSize(25)
                .map(list -> String.join("", list));
    }

    private static Arbitrary<String> secret() {
        return Arbitraries.of(
                "ruth@example.com",
                "o'brien.x+y@mail.example.org",
                "(415) 555-2671",
                "415-555-2671 ext. 12",
                "+44 20 7946 0958",
                "+14155552671",
                "4111 1111 1111 1111",
                "378282246310005",
                "GB82 WEST 1234 5698 7654 32",
                "DE89370400440532013000");
    }
}
