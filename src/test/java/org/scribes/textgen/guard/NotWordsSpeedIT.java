package org.scribes.textgen.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.scribes.textgen.guard.store.LetterTrigramsFile;

/** The time to decide whether an answer of 1,600 characters, some 400 tokens, is made of words. */
@Tag("slow")
class NotWordsSpeedIT {
    private static final int WARM_UP = 3_000;
    private static final int MEASURED = 5_000;
    private static final int LENGTH = 1_600;
    private static final double MOST_MILLIS = 5;

    private final NotWords notWords = new NotWords(LetterTrigramsFile.read());
    private final List<TestingSentences> sentences = TestingSentences.read("sentences.tsv.gz");

    @Test
    void answer_isJudgedWithinTheLimit() {
        report("en");
        report("de");
        report("ru");
        report("zh");
    }

    private void report(String language) {
        String prose = sentences.stream()
                .filter(sentence -> sentence.language().equals(language))
                .map(TestingSentences::text)
                .collect(Collectors.joining(" "));
        double[] micros = new double[MEASURED];
        for (int i = -WARM_UP; i < MEASURED; i++) {
            int start = Math.floorMod(i * 97, prose.length() - LENGTH);
            String answer = prose.substring(start, start + LENGTH);
            long begin = System.nanoTime();
            boolean found = notWords.matches(answer);
            micros[Math.max(i, 0)] = (System.nanoTime() - begin) / 1e3;
            assertThat(found).isFalse();
        }
        Arrays.sort(micros);
        System.out.printf(
                "not words, %s: median %.0f us, p99 %.0f us%n",
                language, micros[MEASURED / 2], micros[MEASURED * 99 / 100]);
        assertThat(micros[MEASURED / 2]).isLessThan(MOST_MILLIS * 1e3);
    }
}
