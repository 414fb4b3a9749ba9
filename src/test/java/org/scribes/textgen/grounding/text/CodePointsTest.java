package org.scribes.textgen.grounding.text;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class CodePointsTest {
    @Property
    void before_anyIndex_equalsCodePointCount(@ForAll("texts") String text, @ForAll double where) {
        int index = (int) Math.abs(where % (text.length() + 1));
        int whole = text.offsetByCodePoints(0, text.codePointCount(0, index));

        assertThat(new CodePoints(text).before(whole)).isEqualTo(text.codePointCount(0, whole));
    }

    /** Unpaired surrogates among whole characters, across several steps. */
    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.of("a", "\uD83D\uDE00", "\uD83D", "\uDE00", "é")
                .list()
                .ofMaxSize(900)
                .map(parts -> String.join("", parts));
    }
}
