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
    void of_anyText_equalsTheJdkResult(
            @ForAll @StringLength(max = 40) @CharRange(from = ' ', to = '\u024f') String text) {
        assertThat(LowerCase.of(text)).isEqualTo(text.toLowerCase(Locale.ROOT));
    }

    @Test
    void of_sigmaAtEndOfWord_isFinalSigma() {
        assertThat(LowerCase.of("ΛΌΓΟΣ ΣΟΦΊΑΣ, Σ.")).isEqualTo("λόγος σοφίας, σ.");
    }

    @Test
    void of_longWordOfSigmas_takesLinearTime() {
        assertThat(LowerCase.of("Σ".repeat(200_000))).isEqualTo("σ".repeat(199_999) + "ς");
    }
}
