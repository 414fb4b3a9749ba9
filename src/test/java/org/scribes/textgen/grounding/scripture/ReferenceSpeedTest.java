package org.scribes.textgen.grounding.scripture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("full")
class ReferenceSpeedTest {
    private static final int LENGTH = 1_000_000;
    private static final double MILLION = 1e6;
    /** A third of the documented 10 MB/s, to allow for a busy machine. */
    private static final double LEAST_MEGABYTES_PER_SECOND = 3;

    private static final int HOSTILE_LENGTH = LENGTH / 4;
    /** Measured 1 to 14 MB/s; quadratic time would be many minutes. */
    private static final double MOST_SECONDS = 5;

    private final ScriptureReferences references = new ScriptureReferences();

    @Test
    void plainProse_isScannedFast() {
        Random random = new Random(3);
        StringBuilder prose = new StringBuilder();
        while (prose.length() < LENGTH) {
            String line = TestingProse.line(random);
            prose.append(random.nextInt(20) == 0 ? line : line.replaceAll("[0-9]", ""))
                    .append('\n');
        }
        String text = prose.toString();
        seconds(text);

        double seconds = Math.min(seconds(text), seconds(text));

        assertThat(LENGTH / MILLION / seconds).isGreaterThan(LEAST_MEGABYTES_PER_SECOND);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1 ",
                "1",
                "a",
                "John ",
                "1:1:",
                "1,",
                "John 1,",
                "1 John ",
                "v. 5 ",
                "John 3:16; ",
                "Gen 1-",
                "Xyzabcd 1:1 ",
                "Song of ",
                "Revelation of ",
                "I ",
                "Psalm 1 2 ",
                "1-",
                "1 and 2 ",
                " ",
                ".",
                "1. ",
                "one ",
                "v. ",
                "Rom. v. 8; ",
                "Rom. v. v. ",
                "Psalm one hundred and ",
                "verse one of ",
                "the first verse of the first chapter of ",
                "John\u200b",
                "3*3'3_",
                "Ps151.1.1",
                "John 3:16. 17 e 4:1 "
            })
    void hostileText_takesLinearTime(String piece) {
        String text = piece.repeat(HOSTILE_LENGTH / piece.length());

        assertThat(seconds(text)).isLessThan(MOST_SECONDS);
        assertThat(seconds("John 3:16" + text)).isLessThan(MOST_SECONDS);
    }

    private double seconds(String text) {
        long start = System.nanoTime();
        references.find(text);
        return (System.nanoTime() - start) / 1e9;
    }
}
