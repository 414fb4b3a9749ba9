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
    /**
     * The passages are the lines up to the first zero. The bytes after it are written as far as the automaton allows.
     */
    @FuzzTest
    void anyPassagesAndAnswer_quoteTruly(byte[] bytes) {
        int zero = 0;
        while (zero < bytes.length && bytes[zero] != 0) {
            zero++;
        }
        List<String> passages = List.of(new String(bytes, 0, zero, StandardCharsets.UTF_8).split("\n", -1));
        TokenConstraint automaton = QuotationAutomaton.ofTexts(passages, TestingWords.get());
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        long state = automaton.start();
        for (int i = zero + 1; i < bytes.length; i++) {
            long next = automaton.next(state, bytes[i] & 0xFF);
            if (next != TokenConstraint.REFUSED) {
                state = next;
                written.write(bytes[i]);
            }
            assertThat(TestingConstraints.allowed(automaton, state)).isNotEmpty();
        }
        assertThat(TestingQuotations.falseIn(written.toString(StandardCharsets.UTF_8), passages, true))
                .isEmpty();
    }
}
