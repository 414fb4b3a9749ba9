package org.scribes.textgen.grounding.scripture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.scribes.textgen.grounding.scripture.AlteredQuotations.Case;

class AlteredQuotationsTest {
    @Test
    void everyKind_hasTheRequestedNumberOfCases() {
        List<Case> cases = AlteredQuotations.of(20, 1);

        assertThat(cases).hasSize(20 * Alteration.values().length);
        for (Alteration kind : Alteration.values()) {
            assertThat(cases)
                    .filteredOn(one -> one.kind() == kind)
                    .hasSize(20)
                    .allMatch(one -> one.honest() == kind.honest());
        }
    }

    @Test
    void sameSeed_makesTheSameCases() {
        assertThat(AlteredQuotations.of(5, 2).toString())
                .isEqualTo(AlteredQuotations.of(5, 2).toString());
        assertThat(answers(2)).isEqualTo(answers(2)).isNotEqualTo(answers(3));
    }

    @Test
    void exactQuotation_isInItsPassage() {
        assertThat(AlteredQuotations.of(50, 4))
                .filteredOn(one -> one.kind() == Alteration.EXACT)
                .allMatch(one -> one.answer().contains(one.passages().get(0).text()));
    }

    private static List<String> answers(long seed) {
        return AlteredQuotations.of(5, seed).stream().map(Case::answer).toList();
    }
}
