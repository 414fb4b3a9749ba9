package org.scribes.textgen.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The time to mask an answer of 2,000 characters in pieces of 4. */
@Tag("slow")
class MaskingSpeedIT {
    private static final int WARM_UP = 3_000;
    private static final int MEASURED = 5_000;
    private static final int LENGTH = 2_000;
    private static final int PIECE = 4;
    private static final double MOST_MILLIS = 20;
    private static final String PROSE =
            "The apostle writes that all things work together for good (Romans 8:28, 31-39; 9:1). In AD 1611 they read"
                    + " it so, and we read Psalm 119:105-112, 114; 120:1 with it. ";
    private static final String PERSONAL_DATA =
            "Ask ruth@example.com or call (415) 555-2671, ext. 12, before you pay from"
                    + " GB82 WEST 1234 5698 7654 32 with 4111 1111 1111 1111. ";

    @Test
    void answer_isMaskedWithinTheLimit() {
        report("prose with references", PROSE);
        report("prose and what is masked, by turns", PROSE + PERSONAL_DATA);
        report("nothing but what is masked", PERSONAL_DATA);
    }

    private static void report(String name, String sentences) {
        String answer = sentences.repeat(LENGTH / sentences.length() + 1).substring(0, LENGTH);
        PiiMasker masker = TestingMasks.of("US");
        double[] micros = new double[MEASURED];
        for (int i = -WARM_UP; i < MEASURED; i++) {
            long begin = System.nanoTime();
            MaskedAnswer text = masker.begin(List.of());
            int shown = 0;
            for (int at = 0; at < answer.length(); at += PIECE) {
                shown += text.add(answer.substring(at, at + PIECE)).length();
            }
            shown += text.finish().length();
            assertThat(shown).isPositive();
            micros[Math.max(i, 0)] = (System.nanoTime() - begin) / 1e3;
        }
        Arrays.sort(micros);
        System.out.printf(
                "masking, %s: median %.0f us, p99 %.0f us%n", name, micros[MEASURED / 2], micros[MEASURED * 99 / 100]);
        assertThat(micros[MEASURED / 2]).isLessThan(MOST_MILLIS * 1e3);
    }
}
