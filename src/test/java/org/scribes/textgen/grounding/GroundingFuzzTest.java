package org.scribes.textgen.grounding;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.scribes.textgen.domain.Passage;

class GroundingFuzzTest {
    private static final int MOST_PASSAGES = 20;

    /** Passages are lines up to the first zero, each with its reference before a bar. The answer follows the zero. */
    @FuzzTest
    void anyPassagesAndAnswer_obeyTheLaws(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        int zero = text.indexOf('\0');
        List<Passage> passages = new ArrayList<>();
        for (String line : text.substring(0, Math.max(zero, 0)).split("\n", MOST_PASSAGES)) {
            int bar = line.indexOf('|');
            String wording = line.substring(bar + 1);
            Optional<String> reference = bar < 0 ? Optional.empty() : Optional.of(line.substring(0, bar));
            if (!wording.isBlank()) {
                passages.add(new Passage("p" + passages.size(), wording, reference, Optional.empty()));
            }
        }
        GroundingLaws.assertHold(text.substring(zero + 1), passages, Arrays.hashCode(bytes));
    }
}
