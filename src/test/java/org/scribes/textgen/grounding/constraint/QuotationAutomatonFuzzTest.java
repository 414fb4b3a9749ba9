package org.scribes.textgen.grounding.constraint;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.scribes.textgen.domain.TokenConstraint;
import org.scribes.textgen.grounding.TestingConstraints;
import org.scribes.textgen.grounding.store.TestingWords;
import org.scribes.textgen.grounding.text.TestingQuotations;

class QuotationAutomatonFuzzTest {
    /** The passages are what is between line feeds up to the first zero; what follows is said, as far as it may be. */
    @FuzzTest
    void anyPassagesAndAnswer_quoteTruly(byte[] bytes) {
        int zero = 0;
        while (zero < bytes.length && bytes[zero] != 0) {
            zero++;
        }
        List<String> passages = List.of(new String(bytes, 0, zero, StandardCharsets.UTF_8).split("\n", -1));
        TokenConstraint automaton = QuotationAutomaton.ofTexts(passages, TestingWords.get());
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        long state = automaton.start();
        for (int i = zero + 1; i < bytes.length; i++) {
            long next = automaton.next(state, bytes[i] & 0xFF);
            if (next != TokenConstraint.REFUSED) {
                state = next;
                said.write(bytes[i]);
            }
            assertThat(TestingConstraints.allowed(automaton, state)).isNotEmpty();
        }
        assertThat(TestingQuotations.falseIn(said.toString(StandardCharsets.UTF_8), passages, true))
                .isEmpty();
    }
}
