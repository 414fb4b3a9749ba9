package org.scribes.textgen.grounding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.scribes.textgen.grounding.TestingGrounding.passage;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.scribes.textgen.domain.GroundingPolicy;
import org.scribes.textgen.domain.Passage;

/** Counts the numbers wrongly removed as markers, and the dangling markers that stay. */
class MarkerFiguresTest {
    private static final int SENTENCES = 2_000;
    private static final Passage[] PASSAGES = {
        passage("1", "John 3:16", "For God so loved the world, that he gave his only born Son."),
        passage("2", "Romans 8:28", "We know that all things work together for good for those who love God.")
    };

    @ParameterizedTest(name = "seed {0}, half {1}")
    @CsvSource({"1, 0, 0", "2, 1, 80"})
    void numbersOtherThanMarkers_stay(long seed, int half, int most) {
        TestingNumbers sentences = new TestingNumbers(seed, half);
        Map<String, String> changed = new TreeMap<>();
        int count = 0;
        for (int i = 0; i < SENTENCES; i++) {
            TestingNumbers.Sentence sentence = sentences.withoutMarker();
            String shown = TestingGrounding.check(sentence.text(), GroundingPolicy.REPAIR, PASSAGES)
                    .text();
            if (!shown.equals(sentence.text())) {
                changed.put(sentence.kind(), sentence.text() + " -> " + shown);
                count++;
            }
        }
        System.out.printf("numbers that are no markers: %d of %,d sentences changed%n", count, SENTENCES);
        assertThat(count).as("%s", changed).isLessThanOrEqualTo(most);
    }

    @ParameterizedTest(name = "seed {0}, half {1}")
    @CsvSource({"3, 0, 0", "4, 1, 40"})
    void danglingMarkers_areRemoved(long seed, int half, int most) {
        TestingNumbers sentences = new TestingNumbers(seed, half);
        Map<String, String> left = new TreeMap<>();
        int count = 0;
        for (int i = 0; i < SENTENCES; i++) {
            TestingNumbers.Sentence sentence = sentences.withDanglingMarker();
            String shown = TestingGrounding.check(sentence.text(), GroundingPolicy.REPAIR, PASSAGES)
                    .text();
            if (shown.contains(sentence.marker())) {
                left.put(sentence.kind(), sentence.text() + " -> " + shown);
                count++;
            }
        }
        System.out.printf("dangling markers: %d of %,d left%n", count, SENTENCES);
        assertThat(count).as("%s", left).isLessThanOrEqualTo(most);
    }
}
