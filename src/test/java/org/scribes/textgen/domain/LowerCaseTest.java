package org.scribes.textgen.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class LowerCaseTest {
    @Property(tries = 500)
    void anyText_isAsTheJdkHasIt(@ForAll @StringLength(max = 40) @CharRange(from = ' ', to = '\u024f') String text) {
        assertThat(LowerCase.of(text)).isEqualTo(text.toLowerCase(Locale.ROOT));
    }

    @Test
    void sigma_isAnotherAtTheEndOfAWord() {
        assertThat(LowerCase.of("ΛΌΓΟΣ ΣΟΦΊΑΣ, Σ.")).isEqualTo("λόγος σοφίας, σ.");
    }

    @Test
    void wordOfSigmas_takesNoTime() {
        assertThat(LowerCase.of("Σ".repeat(200_000))).isEqualTo("σ".repeat(199_999) + "ς");
    }
}
